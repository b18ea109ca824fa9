"""Daily air of three stations (空气质量日均值)."""

import numpy as np
import pandas as pd

from sample_script import anchors
from sample_script.draws import stream

STATIONS = {"S1": 0.94, "S2": 1.0, "S3": 1.06}  # level of each station against the city's
MISSING = 0.008
COLDEST_DAY, MEMORY = 15, 0.62  # day of the year; how much of a day's deviation lasts to the next


def air(year: int) -> pd.DataFrame:
    """Six pollutants a day and station (空气质量); PM2.5 and PM10 meet the published annual means."""
    rng = stream("air", year)
    days = np.arange(f"{year}-01-01", f"{year + 1}-01-01", dtype="datetime64[D]")
    city = _city(rng, year, len(days))
    parts = []
    for station, level in STATIONS.items():
        values = {name: _station(rng, series * level, name) for name, series in city.items()}
        parts.append(pd.DataFrame({"date": days, "station": station} | values))
    return pd.concat(parts).sort_values(["date", "station"], kind="stable")


def _city(rng, year: int, n: int) -> dict[str, np.ndarray]:
    """City values of the pollutants: winter peaks, summer ozone, days that resemble the day before."""
    winter = np.cos(2 * np.pi * (np.arange(n) - COLDEST_DAY) / n)
    weather = _weather(rng, n)
    pm25 = _with_spread(winter, weather, anchors.PM25_MEAN[year], anchors.PM25_SPREAD[year])
    dust = 0.8 * weather + 0.6 * _weather(rng, n)
    heat = np.exp(-0.75 * winter + 0.22 * rng.normal(size=n))
    return {
        "pm25": pm25,
        "pm10": _with_spread(winter, dust, anchors.PM10_MEAN[year], anchors.PM10_SPREAD[year]),
        "so2": 28 * np.exp(0.55 * winter + 0.3 * weather),
        "no2": 50 * np.exp(0.25 * winter + 0.25 * weather),
        "co": 1.5 * np.exp(0.3 * winter + 0.25 * weather),
        "o3_8h": 70 * heat,
    }


def _weather(rng, n: int) -> np.ndarray:
    """Unit noise with memory: stagnant days come in rows."""
    noise = rng.normal(size=n)
    for day in range(1, n):
        noise[day] = MEMORY * noise[day - 1] + np.sqrt(1 - MEMORY**2) * noise[day]
    return noise


def _with_spread(winter: np.ndarray, weather: np.ndarray, mean: float, spread: float) -> np.ndarray:
    """Positive values of that mean and about that standard deviation (log-normal)."""
    sigma = np.sqrt(np.log(1 + (spread / mean) ** 2))
    level = np.exp(sigma * (0.8 * winter + 0.82 * weather))
    return level * mean / level.mean()


def _station(rng, city: np.ndarray, name: str) -> pd.Series:
    """A station's own values: some noise, a few days missing, rounded as published."""
    own = city * np.exp(0.05 * rng.normal(size=len(city)))
    own = pd.Series(np.round(own, 1 if name == "co" else 0)).mask(rng.random(len(city)) < MISSING)
    return own if name == "co" else own.astype("Int64")
