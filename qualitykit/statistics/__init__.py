"""Quality statistics (质量统计): pure functions of arrays, vectorised over groups; no files, no rubric.

Everything an analyst calls is here by its own name, and loaded with its module when it is first asked for:

>>> from qualitykit.statistics import wilson_interval
>>> round(float(wilson_interval(81, 263).lower), 4)
0.2553

Which function answers which question, by which source and within which limits: docs/statistics.md. Four functions bear
the name of their module (`growth`, `assurance`, `injuries`, `run_rules`): that name is the module, and calling it calls
the function.
"""

import importlib
import sys
from types import ModuleType

EXPORTS = {
    "rates": "wilson_interval clopper_pearson_interval sample_size",
    "two_rates": "rate_difference rate_ratio",
    "weighted_rates": "TwoLayerRate weighted_rate two_layer_rate",
    "strata": "stratified_rate post_stratified_rate design_effect",
    "declared_level": "DeclaredLevelAudit audit_declared_level smallest_limit",
    "composition": "Composition composition_effect mix_and_level",
    "counts": "garwood_interval byar_interval rate_per_exposure",
    "count_comparison": "exposure_rate_ratio exposure_rate_ratio_test reference_rate_test",
    "growth": "growth compound_growth year_on_year",
    "exact_growth": "Verdict growth_is rises_every_year",
    "control_charts": "Chart p_chart u_chart xmr_chart moving_range_chart",
    "prime_charts": "PrimeChart p_prime_chart u_prime_chart",
    "memory_charts": "EwmaChart CusumChart ewma_chart cusum_chart",
    "run_rules": "RULE_SETS Rule Signals run_rules judge",
    "phases": "LOCKED Phase",
    "assurance": "VERDICTS Assurance assurance chart_assurance",
    "trend": "TrendTest mann_kendall hamed_rao",
    "slope": "theil_sen",
    "proportion_trend": "cochran_armitage proportion_slope",
    "breaks": "Change segments last_segment comparable change",
    "funnel": "Funnel funnel_proportions funnel_ratios spread_between",
    "ranks": "rank_sets rate_rank_sets could_be_among_best could_be_among_last",
    "multiplicity": "holm benjamini_hochberg",
    "shrinkage": "Prior beta_prior shrunken_rate",
    "satisfaction": "Index satisfaction_index",
    "linearised": "SurveyMean",
    "survey": "survey_mean survey_ratio stratified_mean poststratified_mean kish_effect mode_means mode_difference",
    "reliability": "cronbach_alpha alpha_interval",
    "importance": "QUADRANTS Importance item_performance item_importance quadrants",
    "correlation": "correlation_interval",
    "complaints": "Split OnTime split_by deadline on_time mediation_success recovered_ratio",
    "repeats": "Repeats repeat_subjects",
    "hotlines": "hotline_basis",
    "air": "AIR_REASONS CityMean SubIndex DailyIndex city_concentration sub_index daily_index exceeded "
    "good_day air_level",
    "air_year": "GoodDays AnnualMean days_in_year good_day_share annual_mean meets_limit",
    "competitiveness": "STRUCTURE INDICATORS Competitiveness Reading min_max_score qci_style readings",
    "risk": "STEPS Evidence Steps warning_steps warning_list stable_step_rates",
    "false_alarms": "FalseAlarms stable_values stable_proportion stable_counts false_alarm_rate",
    "severity": "LEVELS EDGES STAND_IN RiskLevel scenario_probability risk_level",
    "injuries": "Counted InjuryCounts injuries share",
    "credit": "GradeShares BlacklistFlow grade_shares blacklist_flow",
    "agreement": "krippendorff_alpha",
    "assessors": "Spread spread leniency assessor_effects",
    "estimate": "REASONS CODE CONFIDENCES Estimate Significance side_by_side",
}
"""What each module offers an analyst; what else is in them are the parts that statistics are built of."""

_HOME = {name: module for module, names in EXPORTS.items() for name in names.split()}
__all__ = sorted(_HOME)


class _Callable(ModuleType):
    """A module with a function of its own name, which calling the module calls."""

    def __call__(self, *arguments, **options):
        return getattr(self, self.__name__.rpartition(".")[2])(*arguments, **options)


class _Package(ModuleType):
    """This package: a module bound to it is made callable where it holds a function of its own name.

    Python binds a submodule to its package under its name, so without this `growth` would be the function or the
    module depending on what was imported before.
    """

    def __setattr__(self, name, value):
        if isinstance(value, ModuleType) and _HOME.get(name) == name:
            value.__class__ = _Callable
        super().__setattr__(name, value)


def __getattr__(name: str):
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module = importlib.import_module(f"{__name__}.{_HOME[name]}")
    return module if _HOME[name] == name else getattr(module, name)


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOME})


sys.modules[__name__].__class__ = _Package
