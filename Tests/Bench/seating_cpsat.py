#!/usr/bin/env python3
"""Solves a seating problem with OR-Tools CP-SAT, to compare with.

    seating_cpsat.py PROBLEM.json OUT.json [--seconds 60] [--workers 1]      needs `pip install ortools`

A plain model: a variable for each guest, table and round; one for each pair that meets in a round. It knows sizes, hosts,
parties, pairs apart, vendors, organisations, absences, repeats with history, mixes, introductions and returns to tables.
"""
import argparse
import itertools
import json
from collections import Counter, defaultdict

from ortools.sat.python import cp_model


def even_pairs(people, tables):
    each, more = divmod(people, tables)
    return more * each * (each + 1) // 2 + (tables - more) * each * (each - 1) // 2


def build(problem):
    model = cp_model.CpModel()
    rounds, weights, rules = problem["rounds"], problem["weights"], problem.get("rules", {})
    guests = {g["id"]: g for g in problem["guests"]}
    tables = [t["id"] for t in problem["tables"]]
    here = [[g for g in guests if r not in guests[g].get("absent", [])] for r in range(rounds)]
    seat = {(r, g, t): model.new_bool_var("") for r in range(rounds) for g in here[r] for t in tables}
    for r in range(rounds):
        for g in here[r]:
            model.add_exactly_one(seat[r, g, t] for t in tables)
        for t in problem["tables"]:
            model.add_linear_constraint(sum(seat[r, g, t["id"]] for g in here[r]), t.get("min", 0), t["capacity"])
            if "vendorCap" in rules:
                model.add(sum(seat[r, g, t["id"]] for g in here[r] if guests[g].get("vendor")) <= rules["vendorCap"])
    hosted = set()
    for host in problem.get("hosts", []):
        for r in host.get("rounds", range(rounds)):
            if host["guest"] in here[r]:
                hosted.add((r, host["guest"]))
                model.add(seat[r, host["guest"], host["table"]] == 1)
    party = {tuple(sorted(p)) for members in problem.get("together", []) for p in itertools.combinations(members, 2)}
    for a, b in party:
        for r in range(rounds):
            if a in here[r] and b in here[r]:
                for t in tables:
                    model.add(seat[r, a, t] == seat[r, b, t])
    apart = {tuple(sorted(p)) for p in problem.get("apart", [])}
    costs, meets = [], defaultdict(list)
    for r in range(rounds):
        for a, b in itertools.combinations(sorted(here[r]), 2):
            if (a, b) in party:
                continue
            same = guests[a].get("org") is not None and guests[a].get("org") == guests[b].get("org")
            if (a, b) in apart or (same and rules.get("orgApart") == "hard"):
                for t in tables:
                    model.add_at_most_one(seat[r, a, t], seat[r, b, t])
                continue
            meet = model.new_bool_var("")
            for t in tables:
                model.add(meet >= seat[r, a, t] + seat[r, b, t] - 1)
            meets[a, b].append(meet)
            price = weights.get("orgClash", 0) if same and rules.get("orgApart") == "soft" else 0
            if price:
                costs.append(price * meet)
    history = Counter()
    for a, b, times in problem.get("history", []):
        history[tuple(sorted((a, b)))] += times
    for pair, found in meets.items():
        before, price = history[pair], weights.get("repeat", 0)
        if before:
            costs.append(price * before * sum(found))
        extra = model.new_int_var(0, len(found) * (len(found) - 1) // 2, "")
        for k in range(1, len(found)):
            # C(m,2) is the largest of its tangents.
            model.add(extra >= k * sum(found) - k * (k + 1) // 2)
        costs.append(price * extra)
    for a, b in (tuple(sorted(p)) for p in problem.get("introductions", [])):
        missed, shared = model.new_bool_var(""), []
        for r in range(rounds):
            for t in tables if a in here[r] and b in here[r] else []:
                both = model.new_bool_var("")
                model.add_implication(both, seat[r, a, t])
                model.add_implication(both, seat[r, b, t])
                shared.append(both)
        model.add_bool_or(missed, *shared)
        costs.append(weights.get("introduction", 0) * missed)
    for key in ("sector", "seniority"):
        price = weights.get(key + "Mix", 0)
        for r in range(rounds) if price else []:
            kinds = defaultdict(list)
            for g in here[r]:
                if guests[g].get(key) is not None:
                    kinds[guests[g][key]].append(g)
            for members in kinds.values():
                costs.append(-price * even_pairs(len(members), len(tables)))
                for t in problem["tables"]:
                    count = sum(seat[r, g, t["id"]] for g in members)
                    pairs = model.new_int_var(0, t["capacity"] ** 2, "")
                    for k in range(1, t["capacity"]):
                        model.add(pairs >= k * count - k * (k + 1) // 2)
                    costs.append(price * pairs)
    for g in guests if weights.get("tableRepeat") else []:
        for t in tables:
            visits = sum(seat[r, g, t] for r in range(rounds) if g in here[r] and (r, g) not in hosted)
            pairs = model.new_int_var(0, rounds * rounds, "")
            for k in range(1, rounds):
                model.add(pairs >= k * visits - k * (k + 1) // 2)
            costs.append(weights["tableRepeat"] * pairs)
    model.minimize(sum(costs))
    return model, seat, here, tables


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("problem")
    parser.add_argument("out")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--workers", type=int, default=1)
    options = parser.parse_args()
    problem = json.load(open(options.problem, encoding="utf-8"))
    model, seat, here, tables = build(problem)
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = options.seconds
    solver.parameters.num_workers = options.workers
    status = solver.solve(model)
    print(solver.status_name(status), end=" ")
    if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        print("objective", solver.objective_value, "bound", solver.best_objective_bound)
        schedule = [{t: [g for g in here[r] if solver.value(seat[r, g, t])] for t in tables} for r in range(problem["rounds"])]
        json.dump({"instance": problem["id"], "schedule": schedule}, open(options.out, "w", encoding="utf-8"))
    else:
        print()


if __name__ == "__main__":
    main()
