#!/usr/bin/env python3
"""Makes seating problems of the format roundtable-seating/1, the same ones for the same seed.

    seating_problems.py FOLDER [--seed N] [--random COUNT]

Named problems are those of the table in docs/seating.md: pure designs, dinners under full rules, large halls, repairs,
topics. Random ones vary every rule of the format; each is built around a plan that keeps all hard rules, so that it can
be solved.
"""
import argparse
import json
import pathlib
import random

SECTORS = ["council", "health", "education", "central", "blue-light", "charity", "supplier"]
SENIORITIES = ["chief", "head", "manager"]
FULL = {"repeat": 100, "orgClash": 60, "sectorMix": 4, "seniorityMix": 2, "introduction": 50, "tableRepeat": 3}


def golfers(tables, places, rounds):
    """Nobody meets twice: the social golfers' problem."""
    return {
        "format": "roundtable-seating/1", "kind": "seating", "id": f"golfers-{tables}-{places}-{rounds}",
        "rounds": rounds,
        "tables": [{"id": f"T{t:02}", "capacity": places, "min": places} for t in range(tables)],
        "guests": [{"id": f"G{g:03}"} for g in range(tables * places)],
        "rules": {}, "weights": {"repeat": 1},
    }


def people(count, rng, vendors, per_organisation):
    guests = []
    for number in range(count):
        guest = {"id": f"G{number:03}"}
        if number < vendors:
            guest |= {"org": f"V{number // 2:03}", "sector": "supplier", "vendor": True}
        else:
            guest |= {"org": f"O{rng.randrange(max(1, int((count - vendors) / per_organisation))):03}",
                      "sector": rng.choice(SECTORS[:-1])}
        guest["seniority"] = rng.choices(SENIORITIES, [2, 5, 3])[0]
        guests.append(guest)
    return guests


def dinner(name, tables, places, rounds, seed, org="hard", vendors=None, fill=1.0, extras=True, per_organisation=2.5):
    """Hosts, organisations, suppliers; with extras also parties, pairs apart, introductions, old meetings, absences."""
    rng = random.Random(seed)
    count = int(tables * places * fill)
    vendors = tables if vendors is None else vendors
    guests = people(count, rng, vendors, per_organisation)
    order = [g["id"] for g in guests[vendors:]]
    hosts = rng.sample(order, tables)
    rest = [g for g in order if g not in hosts]
    problem = {
        "format": "roundtable-seating/1", "kind": "seating", "id": name, "rounds": rounds,
        "tables": [{"id": f"T{t:02}", "capacity": places, "min": places - 1 if fill == 1.0 else max(1, places - 2)}
                   for t in range(tables)],
        "guests": guests,
        "hosts": [{"guest": g, "table": f"T{t:02}"} for t, g in enumerate(hosts)],
        "rules": {"orgApart": org, "vendorCap": -(-vendors // tables)},
        "weights": dict(FULL),
    }
    by_id = {g["id"]: g for g in guests}
    if not extras:
        problem["weights"] = {k: FULL[k] for k in ("repeat", "orgClash", "sectorMix", "seniorityMix")}
        return problem
    rng.shuffle(rest)
    problem["together"] = [[rest[2 * i], rest[2 * i + 1]] for i in range(max(1, count // 40))]
    used = {g for party in problem["together"] for g in party}
    free = [g for g in order if g not in used]
    problem["apart"] = [rng.sample(free, 2) for _ in range(count // 12)]
    problem["apart"] = [p for p in problem["apart"] if not (p[0] in hosts and p[1] in hosts)]
    problem["introductions"] = [p for p in (rng.sample(free, 2) for _ in range(count // 6))
                                if not (p[0] in hosts and p[1] in hosts) and p not in problem["apart"]
                                and by_id[p[0]].get("org") != by_id[p[1]].get("org")]
    problem["history"] = [[*rng.sample(order, 2), rng.choice([1, 1, 2])] for _ in range(count // 3)]
    for guest in rng.sample(free, max(1, count // 30)):
        if guest not in hosts:
            by_id[guest]["absent"] = [rng.randrange(rounds)]
    for table in problem["tables"]:
        table["min"] = max(1, table["min"] - 1)
    return problem


def topics(name, guests, count, wishes, rounds, seed, minimum=5, capacity=12, close=True, cap=None):
    rng = random.Random(seed)
    names = [f"P{t:03}" for t in range(count)]
    liking = [1 / (1 + i) ** 0.6 for i in range(count)]
    out = []
    for number in range(guests):
        ranks, weights = [], list(liking)
        for _ in range(wishes):
            pick = rng.choices(range(count), weights)[0]
            weights[pick] = 0
            ranks.append(names[pick])
        guest = {"id": f"G{number:05}", "org": f"O{rng.randrange(guests // 2):04}", "ranks": ranks}
        if rng.random() < 0.12:
            guest["vendor"] = True
        out.append(guest)
    problem = {
        "format": "roundtable-seating/1", "kind": "topics", "id": name, "rounds": rounds,
        "topics": [{"id": n, "capacity": capacity, "min": minimum, **({"canClose": True} if close else {})} for n in names],
        "guests": out, "rules": {} if cap is None else {"vendorCap": cap},
        "weights": {"rankCost": [0, 1, 4, 9, 16], "unranked": 60, "worstGuest": 5},
    }
    return problem


def repair(name, base, schedule, seed, cancel=9, walk_in=5, lost_table=False):
    """After round 0 some cancel, some walk in; the plan in force stands before the change."""
    rng = random.Random(seed)
    problem = json.loads(json.dumps(base))
    hosts = {h["guest"] for h in problem["hosts"]}
    party = {g for p in problem.get("together", []) for g in p}
    gone = rng.sample([g["id"] for g in problem["guests"] if g["id"] not in hosts | party and not g.get("absent")], cancel)
    for guest in problem["guests"]:
        if guest["id"] in gone:
            guest["absent"] = list(range(1, problem["rounds"]))
    for number in range(walk_in):
        problem["guests"].append({"id": f"W{number}", "org": f"W{number}", "sector": rng.choice(SECTORS[:-1]),
                                  "seniority": "head", "absent": [0]})
    problem |= {"id": name, "previous": schedule, "frozenRounds": [0]}
    problem["weights"]["move"] = 25
    for table in problem["tables"]:
        table["min"] = max(0, table["min"] - 2)
    return problem


def random_problem(seed):
    """Any mixture of rules, built around a hidden plan: so it can be solved."""
    rng = random.Random(seed)
    tables, rounds = rng.randint(2, 9), rng.randint(1, 5)
    table_list = []
    for t in range(tables):
        capacity = rng.randint(3, 9)
        table_list.append({"id": f"T{t}", "capacity": capacity, "min": rng.choice([0, 1, max(0, capacity - 3)])})
    for table in table_list:
        if rng.random() < 0.1 and tables > 3:
            table["closed"] = [rng.randrange(rounds)]
    room = [sum(t["capacity"] for t in table_list if r not in t.get("closed", [])) for r in range(rounds)]
    need = [sum(t["min"] for t in table_list if r not in t.get("closed", [])) for r in range(rounds)]
    count = max(max(need), int(min(room) * rng.uniform(0.7, 1.0)))
    if count > min(room):
        return random_problem(seed + 100_000)
    guests = people(count, rng, rng.randint(0, tables), rng.uniform(1.2, 3.5))
    hidden = []
    for r in range(rounds):
        seats = {t["id"]: [] for t in table_list if r not in t.get("closed", [])}
        order = [g["id"] for g in guests]
        rng.shuffle(order)
        for table in table_list:
            if table["id"] in seats:
                for _ in range(table["min"]):
                    seats[table["id"]].append(order.pop())
        for guest in order:
            free = [t["id"] for t in table_list if t["id"] in seats and len(seats[t["id"]]) < t["capacity"]]
            seats[rng.choice(free)].append(guest)
        hidden.append(seats)
    where = [{g: t for t, people_there in seats.items() for g in people_there} for seats in hidden]
    problem = {"format": "roundtable-seating/1", "kind": "seating", "id": f"random-{seed}", "rounds": rounds,
               "tables": table_list, "guests": guests, "rules": {}, "weights": {}}
    for key, price in FULL.items():
        if rng.random() < 0.7:
            problem["weights"][key] = price
    names = [g["id"] for g in guests]
    pairs = [rng.sample(names, 2) for _ in range(count)] if count > 1 else []
    problem["apart"] = [p for p in pairs[: count // 3] if all(w[p[0]] != w[p[1]] for w in where)]
    problem["together"] = [p for p in pairs[count // 3:] if all(w[p[0]] == w[p[1]] for w in where)]
    for _ in range(rng.randint(0, 3)):
        guest, r = rng.choice(names), rng.randrange(rounds)
        problem.setdefault("hosts", []).append({"guest": guest, "table": where[r][guest], "rounds": [r]})
    problem["introductions"] = [rng.sample(names, 2) for _ in range(count // 5)] if count > 1 else []
    problem["history"] = [[*rng.sample(names, 2), rng.randint(1, 2)] for _ in range(count // 4)] if count > 1 else []
    vendors = {g["id"] for g in guests if g.get("vendor")}
    if vendors and rng.random() < 0.7:
        most = max(sum(1 for g in p if g in vendors) for seats in hidden for p in seats.values())
        problem["rules"]["vendorCap"] = most
    mode = rng.choice(["off", "soft", "hard"])
    if mode == "hard":
        # Organisations are dealt anew so that the hidden plan keeps them apart.
        met = {(a, b) for seats in hidden for p in seats.values() for a in p for b in p if a != b}
        members = {}
        for guest in guests:
            home = next((o for o, m in members.items() if len(m) < 4 and all((x, guest["id"]) not in met for x in m)), None)
            home = home or f"N{len(members)}"
            members.setdefault(home, []).append(guest["id"])
            guest["org"] = home
    problem["rules"]["orgApart"] = mode
    for guest in rng.sample(guests, min(len(guests), rng.randint(0, 3))):
        r = rng.randrange(rounds)
        table = next(t for t in table_list if t["id"] == where[r][guest["id"]])
        if len(hidden[r][table["id"]]) > table["min"]:
            hidden[r][table["id"]].remove(guest["id"])
            guest.setdefault("absent", []).append(r)
            guest["absent"] = sorted(set(guest["absent"]))
            if r in guest["absent"] and guest["id"] in where[r]:
                del where[r][guest["id"]]
        break
    if rng.random() < 0.3:
        problem["previous"] = hidden
        problem["weights"]["move"] = 25
        problem["frozenRounds"] = [0] if rounds > 1 else []
    return {k: v for k, v in problem.items() if v != []}


def named():
    for shape in [(5, 3, 7), (8, 4, 9), (7, 7, 8), (10, 6, 7), (10, 5, 9), (12, 5, 11), (9, 8, 9), (8, 4, 10), (6, 6, 6)]:
        yield golfers(*shape)
    yield dinner("hall-900", 90, 10, 5, 1, extras=False)
    yield dinner("hall-900-soft", 90, 10, 5, 2, org="soft", extras=False)
    yield dinner("hall-300", 30, 10, 4, 3, extras=False)
    yield dinner("dinner-120", 12, 10, 4, 4)
    yield dinner("dinner-120-soft", 12, 10, 4, 5, org="soft")
    yield dinner("dinner-115", 12, 10, 4, 6, fill=0.96)
    yield topics("topics-240", 240, 24, 5, 1, 7)
    yield topics("topics-240-3", 240, 24, 5, 3, 8)
    yield topics("topics-96-rules", 96, 12, 5, 3, 9, capacity=10, cap=2)
    yield topics("topics-10000", 10_000, 500, 5, 1, 10, minimum=0, capacity=25, close=False)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--random", type=int, default=0)
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    for problem in [*named(), *(random_problem(options.seed * 1000 + i) for i in range(options.random))]:
        (options.folder / f"{problem['id']}.json").write_text(json.dumps(problem))


if __name__ == "__main__":
    main()
