#!/usr/bin/env python3
"""Writes made-up articles as NDJSON: seeded, with skewed actors, sources, lengths and dates.

  articles.py COUNT [--seed N] [--no-extraction]

Few persons are written about often and most seldom, recent days have more articles than early ones, and most articles are short: an
archive in which everything were equally frequent would flatter its indexes.
"""
import argparse
import datetime
import json
import pathlib
import random

ROOT = pathlib.Path(__file__).resolve().parents[2]
LAST_DAY = datetime.date(2026, 6, 30)
SOURCES = ["صحيفة الميناء", "وكالة المرفأ", "جريدة السهل", "موقع الضفاف", "إذاعة الجبل", "مجلة القافلة", "نشرة الواحة"]
PLACES = ["القاهرة", "بغداد", "دمشق", "بيروت", "عمّان", "الرباط", "تونس", "الجزائر", "الخرطوم", "صنعاء", "موسكو", "باريس", "أنقرة",
          "لندن", "الدوحة", "الرياض", "مسقط", "الكويت"]
VERBS = ["بحث", "ناقش", "راجع", "عرض", "تابع", "أعلن", "أكد", "نفى", "انتقد", "رحب بما قيل عن", "دعا إلى حسم", "وصف"]
SUBJECTS = ["ملف المياه", "خطة الموازنة", "اتفاق الحبوب", "مشروع السكك الحديدية", "أزمة الوقود", "قانون الانتخابات", "هدنة الأسابيع الثلاثة",
            "عودة النازحين", "ترميم الجسور", "أسعار الخبز", "صيانة الميناء", "شبكة الكهرباء", "حماية الآثار", "موسم الحصاد",
            "المنطقة الحدودية", "التعاون الجمركي", "برنامج اللقاحات", "مناهج التعليم", "سوق العمل", "الملاحة في الممر"]
CIRCUMSTANCES = ["خلال جلسة طويلة", "بعد أيام من الجدل", "في غياب المعارضة", "أمام الصحافيين", "على هامش المؤتمر", "وسط إجراءات مشددة",
                 "رغم تحفظ بعض الأعضاء", "للمرة الثانية هذا الشهر", "من دون أن يذكر موعداً", "بحضور خبراء من ست مدن"]
FILLERS = ["ويرى مراقبون أن الطريق ما زال طويلاً قبل أن تظهر النتائج على الأرض.", "ولم يصدر تعليق من الجهات المعنية حتى ساعة إعداد الخبر.",
           "وتقول أرقام غير نهائية إن الكلفة تجاوزت ما كان مقدراً في بداية العام.", "وكان السكان قد طالبوا مراراً بحل يراعي حاجات القرى البعيدة.",
           "ومن المنتظر أن تعقد اللجنة اجتماعاً آخر قبل نهاية الفصل.", "ويشار إلى أن الخلاف على التفاصيل أقدم من الحكومة الحالية."]
QUOTES = ["لن نتراجع عما اتفقنا عليه", "المسألة تحتاج إلى وقت وإلى صبر", "هذا أقل ما ينتظره الناس منا", "الأبواب مفتوحة أمام الجميع"]


def persons():
    names = []
    for path in sorted((ROOT / "Config/lexicon/persons").glob("*.tsv")):
        lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
        names += [line.split("\t")[1] for line in lines[1:]]
    return names


def sentence(chance, actors):
    actor = chance.choice(actors)
    kind = chance.random()
    if kind < 0.25:
        return chance.choice(FILLERS)
    if kind < 0.4:
        return f"وقال {actor}: «{chance.choice(QUOTES)}»."
    if kind < 0.55 and len(actors) > 1:
        other = chance.choice([name for name in actors if name != actor] or actors)
        return f"والتقى {actor} {other} في {chance.choice(PLACES)} {chance.choice(CIRCUMSTANCES)}."
    number = chance.randint(2, 9_000)
    return f"و{chance.choice(VERBS)} {actor} {chance.choice(SUBJECTS)} في {chance.choice(PLACES)} {chance.choice(CIRCUMSTANCES)}، بحسب الوثيقة رقم {number}."


def article(chance, names, weights, number):
    actors = list(dict.fromkeys(chance.choices(names, weights, k=chance.randint(1, 4))))
    day = LAST_DAY - datetime.timedelta(days=int(min(chance.expovariate(1 / 500), 4_000)))
    size = min(max(int(chance.lognormvariate(6.7, 0.6)), 200), 8_000)
    paragraphs = []
    while sum(map(len, paragraphs)) < size:
        paragraphs.append(" ".join(sentence(chance, actors) for _ in range(chance.randint(2, 4))))
    return {
        "text": "\n\n".join(paragraphs), "title": f"{chance.choice(SUBJECTS)} في {chance.choice(PLACES)}: خبر {number}",
        "source": chance.choices(SOURCES, range(len(SOURCES), 0, -1))[0], "published": day.isoformat(), "split": False,
    }


def articles(count, seed=1):
    chance = random.Random(seed)
    names = persons()
    chance.shuffle(names)
    weights = [1 / (rank + 1) for rank in range(len(names))]
    for number in range(1, count + 1):
        yield article(chance, names, weights, number)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--no-extraction", action="store_true", help="add \"extract\": false")
    options = parser.parse_args()
    for entry in articles(options.count, options.seed):
        if options.no_extraction:
            entry["extract"] = False
        print(json.dumps(entry, ensure_ascii=False))
