"""How Reflect, its editor and its questions look."""

CSS = """
PickScreen, PracticeCard { align: center middle; background: $background 60%; }
EditorScreen { background: $background; }
#about-note { height: auto; min-height: 1; padding: 0 1; color: $text-quiet; }
#note-text { height: 1fr; border: none; padding: 0 1; background: $background; }
#note-text:focus { border: none; }
#note-trouble { height: auto; padding: 0 1; color: $text-trouble; }

#reflect { margin: 1 0 0 1; }
#reading-note { height: 7; padding: 1 1 0 5; color: $text-quiet; }
#page { height: 1fr; padding: 1 2 0 2; display: none; }
Screen.-page #page { display: block; }
Screen.-page #reflect, Screen.-page #reading-note { display: none; }
Screen.-short #reading-note { display: none; }
Screen.-grand #reading-note { height: 14; }
#views { height: 1; padding: 0 1; link-style: none; link-color: $text-quiet;
         color: $text-quiet; }

CheckInScreen, TogetherScreen, FindScreen, LifeScreen { align: center middle;
    background: $background; }
#checkin { width: 72; max-width: 100%; height: auto; max-height: 100%; padding: 1 3;
           background: $surface; }
#checkin-line { margin: 1 0; }
#find { width: 100; max-width: 100%; height: 90%; padding: 1 1 1 2; background: $surface; }
#find > Input { margin: 0 1 0 0; }
#found { margin: 1 0 0 0; }
#life { width: 84; max-width: 100%; height: 80%; padding: 1 1 1 2; background: $surface; }
#life-list { margin: 1 0; }
"""
