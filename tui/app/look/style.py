"""How it looks. Colours of text and signs are our own variables: see ``tui.app.look.colours``."""

from tui.app.look import style_people, style_planner, style_reflect

_CSS = """
Screen { background: $background; color: $foreground; }
Static { link-style: none; link-color: $foreground; }

#title, #sum, #keys, #status { height: 1; padding: 0 1; }
#title { background: $panel; }
#sum { color: $text-quiet; }
#keys { background: $panel; color: $text-quiet; link-color: $text-quiet; link-style: none;
        link-background-hover: $surface; link-color-hover: $foreground; link-style-hover: none; }
#status { color: $text-quiet; text-wrap: nowrap; text-overflow: ellipsis; }
#status.-trouble { color: $text-trouble; text-style: bold; height: auto; max-height: 3;
                   text-wrap: wrap; }
#detail { height: 1fr; padding: 1 1 0 8; color: $text-quiet; }

PracticeList { height: 16; margin: 1 0 0 0; padding: 0 1; }
PracticeList > .practice-list--done { color: $state-done; text-style: bold; }
PracticeList > .practice-list--rest { color: $state-rest; }
PracticeList > .practice-list--open { color: $text-faint; }
PracticeList > .practice-list--faint { color: $text-faint; }
PracticeList > .practice-list--name { color: $foreground; }
PracticeList > .practice-list--cursor { color: $text-key; text-style: bold; }
PracticeList > .practice-list--day { color: $foreground; text-style: bold reverse; }

#year { height: 8; padding: 0 1; }
YearMap { width: 1fr; height: 8; }
YearMap > .year-map--heat0 { color: $heat-0; }
YearMap > .year-map--heat1 { color: $heat-1; }
YearMap > .year-map--heat2 { color: $heat-2; }
YearMap > .year-map--heat3 { color: $heat-3; }
YearMap > .year-map--heat4 { color: $heat-4; }
YearMap > .year-map--rest { color: $state-rest; }
YearMap > .year-map--off { color: $text-faint; }
YearMap > .year-map--open { color: $text-faint; }
YearMap > .year-map--graced { color: $text-key; }
YearMap > .year-map--label { color: $text-faint; }
YearMap > .year-map--year { color: $foreground; text-style: bold; }
YearMap > .year-map--cursor { color: $foreground; text-style: bold reverse; }
YearMap:focus > .year-map--cursor { color: $text-key; text-style: bold reverse; }

FigureTable { height: auto; }
FigureTable > .figures--head { color: $text-faint; }
FigureTable > .figures--name { color: $foreground; }
FigureTable > .figures--label { color: $text-faint; }
FigureTable > .figures--text { color: $foreground; }
FigureTable > .figures--bar { color: $state-done; }
FigureTable > .figures--cursor { color: $text-key; text-style: bold reverse; }

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
#reading { height: auto; min-height: 1; margin: 0 0 1 0; color: $text-quiet; }
#reading.-trouble { color: $text-trouble; }

#reach { display: none; height: auto; max-height: 3; margin: 1 0 0 0; padding: 0 1;
         scrollbar-size-vertical: 0; }
Screen.-reach #reach { display: block; }
Screen.-reach.-tall PracticeList { height: 12; }
Screen.-grand #reach { max-height: 8; }
Screen.-short #reach { max-height: 2; margin: 0; }
Screen.-short PracticeList { height: 1fr; margin: 0; }
Screen.-short #detail { display: none; }

ExplainScreen, AskScreen, AwayScreen { align: center middle; background: $background 60%; }
HelpScreen, AboutScreen, TroubleScreen, UnsavedScreen {
    align: center middle; background: $background; }
#help { width: 64; max-width: 100%; height: auto; max-height: 100%; padding: 1 3;
        background: $surface; }
#question { width: 70; max-width: 100%; height: auto; max-height: 100%; padding: 1 3;
            background: $surface; }
#help-word { display: none; margin: 0 0 1 0; }
HelpScreen #help { width: 104; height: 100%; padding: 1 2; }
HelpScreen.-short #help { padding: 0 2; }
#help-text { height: 1fr; scrollbar-gutter: stable; scrollbar-size-vertical: 1; }
#help-ways { margin: 1 0 0 0; height: 1; color: $text-quiet; }
CommandPalette { background: $background 60%; color: $foreground; }
CommandPalette > Vertical { background: $surface; }
CommandPalette .command-palette--highlight { color: $text-key; text-style: bold; }
CommandPalette SearchIcon { display: none; }
CommandPalette #--input { background: $surface; }
CommandPalette OptionList { background: $surface; color: $foreground; border: none;
                            border-bottom: hkey $text-faint; }
CommandPalette CommandList > .option-list--option-highlighted { color: $text-key;
    background: $panel; text-style: bold; }
Input { color: $foreground; background: $surface; border: tall $text-faint; }
Input:focus { background: $surface; border: tall $text-key; }
CommandPalette CommandInput, CommandPalette CommandInput:focus { border: none; }
Input > .input--placeholder { color: $text-faint; text-style: none; }
App:ansi #question, App:ansi #help, App:ansi #explanation, App:ansi #checkin, App:ansi #find,
App:ansi #life, App:ansi #ideas { border: round $text-faint; padding: 0 2; }
App:nocolor #title { text-style: underline; }
App:nocolor CommandPalette CommandList > .option-list--option-highlighted {
    text-style: bold reverse; }
"""

CSS = _CSS + style_planner.CSS + style_people.CSS + style_reflect.CSS
