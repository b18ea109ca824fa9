"""Words of the analysis beyond the four aspects, and of the report that shows it all (四方面之外的分析用语)."""

from qualitykit.language.analysis_competitiveness_text import COMPETITIVENESS_TEXT
from qualitykit.language.analysis_complaints_text import COMPLAINTS_TEXT
from qualitykit.language.analysis_money_text import MONEY_TEXT
from qualitykit.language.analysis_page_text import ANALYSIS_PAGE_TEXT
from qualitykit.language.analysis_risks_text import RISKS_TEXT
from qualitykit.language.analysis_survey_text import SURVEY_TEXT

ANALYSIS_MORE = (
    *(SURVEY_TEXT, COMPLAINTS_TEXT, COMPETITIVENESS_TEXT, RISKS_TEXT, MONEY_TEXT),
    ANALYSIS_PAGE_TEXT,
)
