"""What the JSON answers hold, key by key: the help of a command prints it, and a test holds it against real answers.

Each line is a key, or several of one form, and what it holds. `[]` follows a key that holds a list of objects, `{}` one
whose keys are free (ids of facts, languages), `?` one that may be absent; nothing else ever is. What is indented stands
inside; a form in capitals is told once, below.
"""

from __future__ import annotations

_TOOL = """\
schema            1; rises when a key goes, or changes its name or meaning
tool              what made the answer
  version         of the program
  statutes        a hash of every statute file
"""

_HEAD = f"""{_TOOL}\
law               the law it is about
  as_of           its day (null: every version)
  text_as_of      the day of the text that the figures come from, or null
"""

_BAND = """\
BAND              a list of disjoint sanctions, the least severe first
  kind            exempt, fine, community, surveillance, detention, prison,
                  life, death, or one that may be added
  sanction?       the system's own name, where that is another
  min,max?        whole months (or the unit), null where nothing sets an end;
                  a broken number is a string such as "3/2"; max may name the
                  graver sanction that a span runs on to
  min_excluded,max_excluded?  true: that end itself is not included
  unit?           of min and max, where it is not months
  alone?          true: instead of a principal punishment
  reprieve?       true: it may be suspended and then commuted
  contested?      true: it rests on contested doctrine
"""

_ADDITION = """\
ADDITION          what goes with a principal punishment
  mode            shall, may, shall-or-sole or may-or-sole
  choices         kinds: exactly one of them (for may, at most one)
  terms[]         for each choice its amount or length, or null
    kind          of the choice
    min,max       null where the text gives none
    unit          a currency, share, days or months
    of            what a share is a share of, or null
"""

_CONVICTION = """\
offence           the id asked about
convicted_of      the id that the answer is for; null when not liable
via[]             the references that carried the case, in order
  id,cite         of the reference
  kind            convict, punish, heavier or cumulate
  to              the offence that it led to
facts{}           what was said of the case; null is unknown
unknown           ids of what could still change a band
assumptions[]     every default, presumption, open term and contested doctrine
  id,cite,text    what is assumed, and where
  kind            default, presumed, open or contested
liable            true, false, or null: it depends on something unknown
not_liable[]      why not
  id,cite,text    the reason
elsewhere         other offences for which the same acts make liable
tier              the tier reached; null when it depends on something unknown
  id,cite         of the tier
  article         a string
  paragraph,item  a number, or a string where the system counts otherwise
  subject         null, or unit-persons
  borrowed_from   the tier whose frame it takes, or null
frame             BAND: as written, before any bar or rule
shall             BAND: the court does all it must and nothing it merely may
may               BAND: all that the court can reach
open              BAND: all that the unknown leaves possible
additional        ADDITION: a list, of the tier
outcomes[]        every way through the rules, unmerged
  tier            where it lands
  band            BAND
  additional      ADDITION: a list
  by              ids of the rules used, and of what the court would find
beside[]          what is added to any choice, one after the other
  kind,min,max    as in a BAND
  rule,cite       what adds it
  modality        shall or may
  consecutive     true: served after the rest
rules[]           those whose condition holds, or would by a finding
  id,cite         of the rule
  modality        shall or may
  effects         its options, as statute files write them
reasons[]         the steps, in order
  step            version, reference, needs, liability, tier, why-not, rule,
                  bar or instead
  id,cite,text    what it rests on, and the step in words
  before,after    BAND or null
consequences[]    what follows from a sentence
  id,cite,text    what, and where
  modality        shall, may, ordinarily or bar
  on              kinds that it follows from; empty: any
  reached         false: no sentence in reach has it
total             BAND or null: for all the convictions together
after_total       BAND: served after it
text              the answer in sentences
in_time           which of two laws governs an act of an earlier day, or null
  governs         old (of the act) or new (of judgment)
  why             milder, not-milder, no-crime-now, no-crime-then, undecided
  cites           the rules that say so
  besides         ids of the other law's rules that apply besides
  text            in a sentence
  old,new         the two laws
    as_of,liable  the day, and whether there is an offence
    tier          the id of the tier
    frame,shall,may  BAND
limitation        the period that the days of the act and of its judgment alone
                  show to have run out, or null
  id              of the consequence that tells the period
  cites           the rules that say so
  months          how long it is
  ended           its last day
  asks            ids of what the case would have to say of it
  text            in a sentence, with what would keep it from running out
"""

RANGE = f"""{_HEAD}{_CONVICTION}\
cumulate          further convictions, each of this form; bands are never added

{_BAND}
{_ADDITION}"""

SHOW = f"""{_HEAD}\
id                of the offence; null for an article without one
jurisdiction      the system
article           a string
title,summary{{}}   by language
versions[]        of the offence
  from,until      the first and the last day, or null
properties        from the system's list
facts[]           what can be said of a case
  id,type         how it is answered
  label,ask{{}}     by language
  group,cite      act, person, participation, afterwards or proceedings
  unit            or null
  values[]        of a choice or level
    id,cite       to type, and where it stands
    label{{}}       by language
  parts[]         of a quantity
    id            to type
    label{{}}       by language
  default         what silence means; null: unknown
  within          the span in which an authority sets it, or null
  places[]        that are known to have set it
    id            to type: it stands for all that the place has set
    figure        what it has set
    label{{}}       by language
    source{{}}      where that was read, by language
circumstances[]   what is asked, derived, or left to the court
  id,cite,group   as above
  label,ask{{}}     by language
  open            true: the court judges
  derived         true: it follows from facts
  default         false, or null: unknown until answered
  from,until      as above
tiers[]           the frames, as the text states them
  id,cite         of the tier
  article,paragraph,item  its place
  label{{}}         by language
  subject,ladder,within,borrowed_from  or null
  lighter_than    ids of tiers that it goes before
  principal       BAND, in the order of the text; ends that it does not state
                  are null
  additional      ADDITION: a list
  formula         in the statute's own terms, made from the data
  text            its condition in words, or null
  from,until      as above
units[]           organisations
  cite,article,paragraph  where
  fine            null, or its own fine
    kind,min,max,unit,of  as in an ADDITION
  persons         same, own, none, or a ladder of tiers
  from,until      as above
definitions[]     what an instrument says a circumstance means
  of,cite,only    of which; only: and nothing else
  text            in words
    shall,may     when it must, or may, be found; or null
  from,until      as above
rules[]           what changes a range
  id,cite         of the rule
  modality        shall or may
  effects         its options
  label{{}}         by language
  of,but          the offences it is for, and not for
  contested       a doctrine, or null
  text            its condition in words, or null
  from,until      as above
references[]      what carries the case to other offences
  id,cite,kind,to convict, punish, heavier, cumulate or acts
  inferred        true: the text does not say it in so many words
  label{{}}         by language
  with{{}}          the facts that it sets there
  lapses          true: where the other is not made out, this offence stands
  apart           ids of answers that do not go along
  effects         its options
  from,until      as above
consequences[]    what follows
  id,cite,modality,on,text  as in range --json
  from,until      as above
never[]           answers that cannot go together
  cite,text       why
doctrines[]       contested points
  id,cite,source  who says so
  text,alternative{{}}  by language
notes[]           what else the file says
  cite,text       where, and what
examples          cases and their answers, as the file has them
source            null, or where the figures come from
  instrument,text_as_of,checked,url  or null
quotes[]          from your own copy of the text (sentencing texts)
  cite,text       the paragraph
  as_of           the day of the copy, or null
  same            whether the figures were checked against these words; or null
offences?         for an article with several: each of them, as above; beside
                  it schema, tool, law, id, jurisdiction, article, tiers, source

{_BAND}
{_ADDITION}"""

LIST = f"""{_HEAD}\
list[]            every charge, in the order of each code
  id              of the charge
  jurisdiction    the system
  article         a string
  title{{}}         by language
"""

WHATIF = f"""{_HEAD}\
assessment{{}}      the answer as things are, as `range` gives it
ways[]            each other result, and what it would take
  goal            tier, bar, below, only-below, exempt, liable, permit, force
  name            of the tier, or the sanction no longer in reach; or null
  decided         false: there was too much to look at
  changes         lists of the fewest answers that do it together (null: an
                  answer taken back)
  bounds          for each of them, by fact, min and max of the numbers that do
                  the same (null: without end)
  text            the goal in words
effects[]         what each answer would do alone
  fact,value      the answer
  bounds          likewise; null where it is no number
    min,max       whole numbers, or null
  liable          as in `range`
  frame,shall,may  BAND
next              id of the question whose answer can move the range most, or
                  null
questions[]       every question, in the order in which the app asks them
  id              what a case answers it under
  group           act, person, participation, afterwards, proceedings, any-act
  said            whether the case answers it
  matters         whether an answer can change the result as things are
  why             why it changes nothing; or null
    kind          given (another answer settles it), needs (it counts only
                  together with another), frame (it does not bear on the frame
                  reached), several or nowhere
    name          id of that other, or null
    text          in words
  text            what it is called

{_BAND}"""

CARD = f"""{_HEAD}\
id,kind           of what: an offence, assessment, claim, motion or text
in_force          the days between which this is law
  from,until      or null
  changed         when the law of the offence last changed after that; or null
checked,made      when the figures were compared, and the card made; or null
ruler[]           what is drawn
  text            what the band is called
  band            BAND
quotes[]          from your own copy of the text (sentencing texts)
  cite,text       the paragraph
  as_of           the day of the copy, or null
  same            whether the figures were checked against these words; or null
links[]           where to read it
  text,url        title and address
csl               the law that is cited, as CSL-JSON
text              everything in words
  language        of the words
  tag,place       what it is about, and where that stands
  asked,more,citations  lists of sentences
  verdict         in a word or two, or empty
  sentence        the range or verdict
  table,expect,assumptions[]  rows
    label,said,cite  of what, what, and where

{_BAND}"""


_CASE = """\
CASE              one that shows a verdict
  offence         asked about
  convicted_of    the offence that the answer is for; null when not liable
  facts{}         what is said of it
  kind            forces, permits, fits or not-liable
  reasons[]       what makes it so
    noun,id,cite  tier, rule, reference or circumstance; which, and where
  cites           the places of all of them
  may             BAND: all that the court can reach
  text            in a sentence
"""

CLAIM = f"""{_HEAD}\
claim             as its file has it; without a file, as it was typed
  id,text         of the claim
  said            null, or who said it
    by{{}}          by language
    date,url      or null
  of,but          the offences it speaks of, and not of
  liable          liable, or anyone
  served          consequences that tell of the time served
verdict           as a promise: true, not-guaranteed, false or undecided
statute           as a summary of the Code: right, incomplete or wrong
offences          ids of those it speaks of
assumed{{}}         what it takes for granted
frames[]          of which it speaks, as written
  offence,tier,cite  of which; cite may be null
  frame           BAND
  fits            true: the claim is true of it
counterexamples[] CASE: all the smallest, those that force a court first
not_counted[]     CASE: who is not liable at all
contested         ids of the doctrines on which the verdict turns
witness           CASE: the smallest for a claim that something exists; or null
compared[]        the two sides of a comparison
  offence,facts{{}}  of each
  frame,may       BAND
consequences[]    that tell of the time served
  id,cite         of each
undecided         offences of which not every case could be looked at
within[]          what is known of them
  offence         of them
  open            BAND: what is not in it is ruled out; null: nothing is
unanswered        facts on which a comparison turns, and that are not said
besides[]         references that add convictions, sentenced besides
  offence,id,cite,to  from where, which, and to what offences
vacuous           true: nobody it speaks of is liable
say               a sentence to say aloud
expect            the question to expect, with its answer; or null
answer_combinations  how many ways of answering were counted; or null. They
                  are not people
earlier           the answers for the other days, each without schema, tool
                  and claim

{_CASE}
{_BAND}"""

QUIZ = f"""{_TOOL}\
seed              of the cases: the same number gives the same
problems[]        the cases
  number,offence  of each
  law             the law it is under
    as_of         its day
  facts{{}}         what is said of it
  asked[]         the questions
    about         frame, may or shall
    right         the number of the right option, from 0
    options[]     to choose from
      band        BAND
      additional  ADDITION: a list
      text        in words
  text            everything in words
    case,why      the case, and the reasons of the answers

{_BAND}
{_ADDITION}"""

VERIFY = f"""{_TOOL}\
findings[]        what was found
  file,line,column  where
  where           the key, in TOML's own words
  what            is wrong
  hint            what was probably meant, or empty
"""

# By the command that answers with them.
OF = {
    "range": RANGE,
    "show": SHOW,
    "list": LIST,
    "card": CARD,
    "whatif": WHATIF,
    "claim": CLAIM,
    "quiz": QUIZ,
    "verify": VERIFY,
    "check": VERIFY,
}


def epilog(keys: str) -> str:
    """The help of a command that answers with these keys."""
    return f"With --json, one object; strings under `text` alone depend on --lang:\n\n{keys}"
