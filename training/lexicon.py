"""Words that decide what a label of a corpus means: titles, which are no part of a name, and words for peoples and beliefs."""

from __future__ import annotations

TITLES = frozenset(
    "president vice prime minister foreign defense interior finance premier chancellor mr. mrs. ms. mr mrs ms dr. dr sir lord "
    "lady general gen. gen lieutenant lt. lt col. col colonel major maj. maj captain capt. sgt. sergeant admiral adm. brigadier "
    "commander senator sen. sen representative rep. congressman congresswoman secretary ambassador governor gov. mayor pope king "
    "queen prince princess emir sheikh ayatollah cardinal archbishop bishop rev. reverend father judge justice chief deputy "
    "assistant attorney us u.s. former spokesman spokeswoman professor prof. prof coach crown spokesperson of-state undersecretary "
    "envoy opposition leader republican democratic democrat lawmaker director chairman".split()
)
PEOPLES = frozenset(
    "muslim muslims sunni sunnis shi'ite shi'ites shiite shiites shi'a shia kurd kurds kurdish christian christians jewish jews "
    "jew islamic islamist islamists arab arabs hindu hindus buddhist buddhists republican republicans democrat democrats catholic "
    "catholics protestant protestants orthodox hutu tutsi pashtun pashtuns uighur uighurs tamil tamils roma serb serbs marxist "
    "maoist maoists communist socialist western african asian european latin".split()
)
STORMS = frozenset("hurricane typhoon cyclone tropical".split())
