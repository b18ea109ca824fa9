"""Words of the aspects beside the four, of the page (其余各方面用语), and of what reads small samples and trends."""

from qualitykit.language.analysis_competitiveness_text import COMPETITIVENESS_TEXT
from qualitykit.language.analysis_complaints_text import COMPLAINTS_TEXT
from qualitykit.language.analysis_few_text import FEW_TEXT
from qualitykit.language.analysis_industry_names import INDUSTRY_NAMES
from qualitykit.language.analysis_money_text import MONEY_TEXT
from qualitykit.language.analysis_page_text import ANALYSIS_PAGE_TEXT
from qualitykit.language.analysis_published_text import PUBLISHED_TEXT
from qualitykit.language.analysis_risks_text import RISKS_TEXT
from qualitykit.language.analysis_survey_text import SURVEY_TEXT

ANALYSIS_MORE = (
    *(SURVEY_TEXT, COMPLAINTS_TEXT, COMPETITIVENESS_TEXT, RISKS_TEXT, MONEY_TEXT),
    *(ANALYSIS_PAGE_TEXT, FEW_TEXT, INDUSTRY_NAMES, PUBLISHED_TEXT),
)
