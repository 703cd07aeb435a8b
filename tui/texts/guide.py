"""What each practice is and why, in our own words, and what its aspects are called."""

from collections.abc import Mapping

WHY: Mapping[str, str] = {
    "listen": (
        "Give somebody your whole attention until they are done. People open up to whoever makes "
        "room for them; being heard is often all the help that was wanted."
    ),
    "share": (
        "Let somebody know what goes on inside you, and not only what you did. Closeness grows "
        "when both can be seen, and it takes one of you to begin."
    ),
    "support": (
        "Be there when it is hard, and just as much when it goes well. A hand, a kind word or a "
        "quiet hour tells the other that they are not alone with it."
    ),
    "time": (
        "Spend time on nothing but each other. It need not be long or special: regular and "
        "undisturbed counts for more, and what is in the calendar takes place."
    ),
    "honest": (
        "Say what you think and feel, kindly and without a mask, and leave room for the same from "
        "the other. Trust rests on words that can be believed."
    ),
}
OWN = "A practice of your own. Tick it on the days you did it; a note can say how it was."

ASPECTS: Mapping[str, Mapping[str, str]] = {
    "listen": {
        "really-listen": "really listened",
        "uninterrupted": "without interrupting",
        "no-judging": "without judging",
        "questions": "asked questions",
        "empathy": "showed empathy",
        "perspective": "cared about their view",
        "understood": "made sure I understood",
    },
    "share": {
        "own-feelings": "my own feelings",
        "experiences": "what I went through",
        "open": "open and honest",
        "safe-space": "made it safe for others",
        "encourage": "encouraged others to share",
    },
    "support": {
        "encourage": "encouragement",
        "good-times": "there in good times",
        "bad-times": "there in bad times",
        "listening-ear": "a listening ear",
        "shoulder": "a shoulder",
        "practical-help": "practical help",
    },
    "time": {
        "conversation": "a meaningful conversation",
        "activities": "something we both enjoy",
        "present": "simply being present",
        "regular": "as regularly as we want",
        "uninterrupted": "uninterrupted",
        "one-on-one": "one-on-one",
    },
    "honest": {
        "thoughts": "said what I think",
        "feelings": "said what I feel",
        "no-deception": "no deception",
        "true-to-self": "true to myself",
        "encourage": "encouraged others to be honest",
    },
}
SAFETY = (
    "Openness is for relationships in which both of you are safe. If somebody hurts or frightens "
    "you, your safety comes first: talk to a person or a service you trust."
)
NOT_THERAPY = "These are your own notes on how things are, no test and no advice."
TO_TRY: Mapping[str, str] = {
    "open-honest": "Say one true thing a day that is not about plans or chores.",
    "vulnerability": "Tell them of something small that you would usually keep to yourself.",
    "trust": "Ask how their week looks from where they stand, and keep one small promise.",
    "closeness": "Put half an hour with nothing else in it on the calendar: p, then a.",
}


def why(practice: str) -> str:
    """What a practice is and why."""
    return WHY.get(practice, OWN)


def aspects(practice: str) -> tuple[str, ...]:
    """The ids of the aspects of a practice; one of one's own has none."""
    return tuple(ASPECTS.get(practice, ()))


def aspect_name(practice: str, aspect: str) -> str:
    """What an aspect is called."""
    return ASPECTS.get(practice, {}).get(aspect, aspect)
