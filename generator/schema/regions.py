"""What people call countries and their parts → the two capitals of a country."""

from __future__ import annotations

_COUNTRIES = {
    "UK": "GB", "EN": "GB", "ENG": "GB", "ENGLAND": "GB", "SCOTLAND": "GB", "WALES": "GB",
    "NORTHERN IRELAND": "GB", "UNITED KINGDOM": "GB", "GREAT BRITAIN": "GB", "BRITAIN": "GB",
    "GBR": "GB", "IRELAND": "IE", "CANADA": "CA", "AUSTRALIA": "AU", "NEW ZEALAND": "NZ",
    "GERMANY": "DE", "FRANCE": "FR", "SPAIN": "ES", "MEXICO": "MX", "INDIA": "IN",
}  # fmt: skip
_STATES = (
    "AK AZ CT DC FL HI IA KS MI MO MS ND NH NJ NM NV NY OH OK OR RI SD TX UT VT WA WI WV WY "
    "PA CA CO AL AR DE GA ID IL IN KY LA MA MD ME MN MT NC NE SC TN VA"
)
"""Of the United States. Many are countries, too, and then those are meant."""

_NAMED_STATES = (
    "Alabama Alaska Arizona Arkansas California Colorado Connecticut Delaware Florida Hawaii Idaho "
    "Illinois Indiana Iowa Kansas Kentucky Louisiana Maine Maryland Massachusetts Michigan "
    "Minnesota Mississippi Missouri Montana Nebraska Nevada Ohio Oklahoma Oregon Pennsylvania "
    "Tennessee Texas Utah Vermont Virginia Washington Wisconsin Wyoming"
)


def region_meant(said: str) -> str:
    """Return the country that somebody means; where it cannot be told, that of the examples."""
    word = said.upper().replace(".", "")
    if word in _COUNTRIES:
        return _COUNTRIES[word]
    is_state = word in _STATES.split() or word in _NAMED_STATES.upper().split()
    is_code = len(word) == 2 and word.isascii() and word.isalpha() and said.islower()
    return word if is_code and not is_state else "US"
