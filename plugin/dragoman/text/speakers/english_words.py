"""The English words of saying, and those around them, in small letters."""

from __future__ import annotations

from dragoman.text.abbreviations import LATIN_TITLES

VERBS = frozenset(
    """
    said says say told tells added adds stressed stresses emphasised emphasized warned warns
    announced announces explained explains noted notes confirmed confirms denied denies affirmed
    affirms claimed claims stated states declared declares argued argues insisted insists
    continued wrote writes tweeted posted asked asks reported reports revealed reveals indicated
    indicates believes believed predicted predicts suggested suggests acknowledged admitted
    admits vowed pledged concluded replied responded commented recalled recounted quipped
    cautioned asserted alleged maintained observed remarked reiterated pointed estimates
    estimated expects expected shouted cried joked accused accuses urged urges demanded demands
    threatened threatens
    """.split()
)
CALLED = {"called": frozenset({"on", "for"})}
GOING_ON = frozenset(
    """
    adding saying noting stressing explaining warning emphasising emphasizing insisting claiming
    pointing confirming indicating asserting stating declaring arguing describing
    """.split()
)
ADDRESSING = frozenset("told tells asked".split())
AUDIENCES = frozenset("reporters journalists lawmakers parliament afp reuters ap cnn".split())
THAT = frozenset("that whether why how".split())
PRONOUNS = {"he": "m", "she": "f", "they": "p", "it": "", "who": "", "i": "", "we": ""}
BEING = frozenset("is are was were be been being to not never".split())
HELPERS = frozenset(
    """
    has have had also then later earlier previously reportedly repeatedly further however
    """.split()
)
SUBORDINATE = frozenset("while although though as because".split())
OPENERS = SUBORDINATE | frozenset("but and however meanwhile yet or".split())
ARTICLES = frozenset("the a an".split())
NO_VERB_BEHIND = BEING | ARTICLES
RELATIVES = frozenset("who whose which".split())
PLACES = frozenset(
    """
    in on at after before during for from with under over by since until amid following speaking
    asked when
    """.split()
)
ENDS = frozenset(
    """
    in on at after before during from while when as that by via through late early today
    yesterday following ahead monday tuesday wednesday thursday friday saturday sunday
    """.split()
)
OWNERS = frozenset("his her its their our one another two three some several".split())
FINITE = BEING - {"to", "not", "never", "being", "been"} | frozenset(
    """
    has have had will would can could may might must shall should does did do cannot
    fell rose sold went came took made left lost won saw found gave got held kept knew led met put
    ran sent shut spent stood struck began broke brought built bought caught chose dealt drew
    drove fought flew forgot grew laid paid read sank shot slept spoke stole swam taught thought
    threw understood withdrew woke wore wrote bore beat bit blew fed fled froze hid rang rode shook
    sought swept tore became become remain remains need needs want wants
    """.split()
)
NO_VERBS = frozenset(
    """
    united hundred sacred armed occupied retired red need advanced so-called self-proclaimed
    veiled naked wicked speed feed seed breed bed shed
    """.split()
)
SAYERS = frozenset(
    """
    police officials witnesses residents forecasters doctors authorities experts sources rescuers
    medics prosecutors lawyers analysts critics activists organisers organizers scientists
    researchers economists diplomats lawmakers investigators firefighters relatives neighbours
    neighbors survivors historians engineers archaeologists astronomers rebels aides
    """.split()
)
TITLES = frozenset(map(str.lower, LATIN_TITLES))
LIMBS = frozenset("and but while".split())
NAME_LINKS = frozenset("al bin of for".split())
