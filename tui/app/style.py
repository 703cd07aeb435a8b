"""How it looks. Colours of text are Textual's ``$text-*``: bare ones are for areas only."""

CSS = """
Screen { background: $background; color: $foreground; }

#title, #sum, #keys, #status { height: 1; padding: 0 1; }
#title { background: $panel; }
#sum { color: $foreground 80%; }
#keys { background: $panel; color: $foreground 85%; link-color: $foreground 85%; link-style: none;
        link-background-hover: $surface; link-color-hover: $foreground; link-style-hover: none; }
#status { color: $foreground 80%; }
#status.-trouble { color: $text-warning; text-style: bold; height: auto; max-height: 3; }
#detail { height: 1fr; padding: 1 1 0 8; color: $foreground 80%; }

PracticeList { height: 16; margin: 1 0 0 0; padding: 0 1; }
PracticeList > .practice-list--done { color: $text-success; text-style: bold; }
PracticeList > .practice-list--rest { color: $text-primary; }
PracticeList > .practice-list--open { color: $foreground 70%; }
PracticeList > .practice-list--faint { color: $foreground 70%; }
PracticeList > .practice-list--name { color: $foreground; }
PracticeList > .practice-list--cursor { color: $text-accent; text-style: bold; }
PracticeList > .practice-list--day { color: $foreground; text-style: bold reverse; }

Screen.-short PracticeList { height: 1fr; margin: 0; }
Screen.-short #detail { display: none; }

HelpScreen, TroubleScreen, UnsavedScreen { align: center middle; background: $background; }
#help { width: 64; max-width: 100%; height: auto; max-height: 100%; padding: 1 3;
        background: $surface; }
#question { width: 70; max-width: 100%; height: auto; max-height: 100%; padding: 1 3;
            background: $surface; link-style: none; link-color: $foreground; }
"""
