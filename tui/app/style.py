"""How it looks. Colours of text are Textual's ``$text-*``: bare ones are for areas only."""

from tui.app import style_people, style_planner, style_reflect

_CSS = """
Screen { background: $background; color: $foreground; }
Static { link-style: none; link-color: $foreground; }

#title, #sum, #keys, #status { height: 1; padding: 0 1; }
#title { background: $panel; }
#sum { color: $foreground 80%; }
#keys { background: $panel; color: $foreground 85%; link-color: $foreground 85%; link-style: none;
        link-background-hover: $surface; link-color-hover: $foreground; link-style-hover: none; }
#status { color: $foreground 80%; text-wrap: nowrap; text-overflow: ellipsis; }
#status.-trouble { color: $text-warning; text-style: bold; height: auto; max-height: 3;
                   text-wrap: wrap; }
#detail { height: 1fr; padding: 1 1 0 8; color: $foreground 80%; }

PracticeList { height: 16; margin: 1 0 0 0; padding: 0 1; }
PracticeList > .practice-list--done { color: $text-success; text-style: bold; }
PracticeList > .practice-list--rest { color: $text-primary; }
PracticeList > .practice-list--open { color: $foreground 70%; }
PracticeList > .practice-list--faint { color: $foreground 70%; }
PracticeList > .practice-list--name { color: $foreground; }
PracticeList > .practice-list--cursor { color: $text-accent; text-style: bold; }
PracticeList > .practice-list--day { color: $foreground; text-style: bold reverse; }

#year { height: 8; padding: 0 1; }
YearMap { width: 1fr; height: 8; }
YearMap > .year-map--heat0 { color: $foreground 40%; }
YearMap > .year-map--heat1 { color: $success 45%; }
YearMap > .year-map--heat2 { color: $success 65%; }
YearMap > .year-map--heat3 { color: $success 85%; }
YearMap > .year-map--heat4 { color: $success; }
YearMap > .year-map--rest { color: $text-primary; }
YearMap > .year-map--off { color: $foreground 50%; }
YearMap > .year-map--open { color: $foreground 70%; }
YearMap > .year-map--graced { color: $text-accent; }
YearMap > .year-map--label { color: $foreground 70%; }
YearMap > .year-map--year { color: $foreground; text-style: bold; }
YearMap > .year-map--cursor { color: $foreground; text-style: bold reverse; }
YearMap:focus > .year-map--cursor { color: $text-accent; text-style: bold reverse; }

FigureTable { height: auto; }
FigureTable > .figures--head { color: $foreground 70%; }
FigureTable > .figures--name { color: $foreground; }
FigureTable > .figures--label { color: $foreground 70%; }
FigureTable > .figures--text { color: $foreground; }
FigureTable > .figures--bar { color: $text-success; }
FigureTable > .figures--cursor { color: $text-accent; text-style: bold reverse; }

#months { height: 2; padding: 0 1; }
#numbers { height: 1fr; padding: 0 1; }
#lines { width: 1fr; height: 1fr; }
#runs { width: 27; height: 1fr; }
#weekdays { width: 19; height: 8; }
#weekdays-below { display: none; width: 19; height: 1fr; }
#before { display: none; margin: 1 0 0 0; padding: 0 1; height: 9; }
Screen.-grand #before { display: block; }
#choices { height: 1fr; padding: 1 2; }

Screen.-wide #weekdays { display: none; }
Screen.-wide #weekdays-below { display: block; }
Screen.-slim #weekdays, Screen.-tiny #weekdays { display: none; }
Screen.-slim #runs, Screen.-tiny #runs { display: none; }
Screen.-tiny #months { display: none; }
Screen.-grand #months { margin: 1 0; }
Screen.-short #months { display: none; }

#explanation { width: 64; max-width: 100%; height: auto; max-height: 100%; padding: 1 3;
               background: $surface; }
#answer { margin: 1 0 0 0; }
#reading { height: auto; min-height: 1; margin: 0 0 1 0; color: $foreground 80%; }
#reading.-trouble { color: $text-warning; }

#reach { display: none; height: auto; max-height: 3; margin: 1 0 0 0; padding: 0 1; }
Screen.-reach #reach { display: block; }
Screen.-reach.-tall PracticeList { height: 12; }
Screen.-grand #reach { max-height: 8; }
Screen.-short #reach { max-height: 2; margin: 0; }
Screen.-short PracticeList { height: 1fr; margin: 0; }
Screen.-short #detail { display: none; }

ExplainScreen, AskScreen, AwayScreen { align: center middle; background: $background 60%; }
HelpScreen, TroubleScreen, UnsavedScreen { align: center middle; background: $background; }
#help { width: 64; max-width: 100%; height: auto; max-height: 100%; padding: 1 3;
        background: $surface; }
#question { width: 70; max-width: 100%; height: auto; max-height: 100%; padding: 1 3;
            background: $surface; }
"""

CSS = _CSS + style_planner.CSS + style_people.CSS + style_reflect.CSS
