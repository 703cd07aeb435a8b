"""How the Planner, its card and the ideas look."""

CSS = """
LineList { height: 1fr; width: 1fr; overflow: hidden auto; scrollbar-size-vertical: 1;
    scrollbar-color: $text-faint; scrollbar-color-hover: $text-quiet;
    scrollbar-color-active: $text-key; scrollbar-background: transparent;
    scrollbar-background-hover: transparent; scrollbar-background-active: transparent; }
LineList > .line-list--text { color: $foreground; }
LineList > .line-list--head { color: $text-faint; text-style: bold; }
LineList > .line-list--faint { color: $text-faint; }
LineList > .line-list--done { color: $state-done; }
LineList > .line-list--accent { color: $text-key; text-style: bold; }
LineList > .line-list--cursor { color: $text-key; text-style: bold; }

#planner { height: 1fr; padding: 1 0 0 1; }
#beside { width: 26; padding: 0 1 0 2; }
Month { height: 8; }
Month > .month--label { color: $text-faint; }
Month > .month--day { color: $foreground; }
Month > .month--faint { color: $text-faint; }
Month > .month--today { color: $foreground; text-style: bold underline; }
Month > .month--cursor { color: $text-key; text-style: bold reverse; }
Month > .month--planned { color: $text-key; }
Month > .month--happened { color: $state-done; text-style: bold; }
#about { height: 1fr; color: $text-quiet; }
Screen.-wide #beside { width: 42; padding: 0 1 0 3; }
Screen.-slim #beside { display: none; }

CardScreen, MenuScreen, IdeasScreen { align: center middle; background: $background 60%; }
#ideas { width: 100; max-width: 100%; height: 90%; padding: 1 1 1 2; background: $surface; }
#wanted, #idea-keys { height: 1; }
#idea-list { margin: 1 0; }
"""
