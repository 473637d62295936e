import TimeZones

extension ConflictSearch {
    /// People who are to be in two places, or to get from one to another in no time.
    mutating func lookAtPeople() {
        let walk = Int64(setting.event.details.walkingMinutes) * 60
        for (person, group) in sessionsOfPeople() where group.count > 1 {
            OverlapSweep(sessions: placed).pairs(of: group, within: walk) { first, second in
                let (one, other) = (placed[first].slot, placed[second].slot)
                if one.overlaps(other) {
                    add(Conflict(.doubleBooking, party(first), party(second), person: person))
                } else if let from = one.room, let to = other.room, from != to {
                    let minutes = (other.start.secondsSince1970 - one.end.secondsSince1970) / 60
                    add(
                        Conflict(
                            .walkingTime, party(first), party(second), person: person, room: rooms[to],
                            measure: .minutes(Int(minutes), needed: setting.event.details.walkingMinutes)))
                }
            }
        }
    }

    /// The sessions in which each person has a part. A placeholder stands for an organisation, which can send two.
    private func sessionsOfPeople() -> [(person: ConflictPerson, sessions: [Int])] {
        var groups: [(person: ConflictPerson, sessions: [Int])] = []
        var places: [ID<Person>: Int] = [:]
        for index in placed.indices {
            for part in setting.items[placed[index].item].speakers where !part.person.isPlaceholder {
                if let place = places[part.person.id] {
                    // One person may have two parts in a session.
                    if groups[place].sessions.last != index { groups[place].sessions.append(index) }
                } else {
                    places[part.person.id] = groups.count
                    groups.append((ConflictPerson(id: part.person.id, name: part.person.displayName), [index]))
                }
            }
        }
        return groups
    }

    mutating func lookAtTracks() {
        var groups: [ID<Track>: [Int]] = [:]
        for index in placed.indices {
            if let track = setting.items[placed[index].item].track { groups[track.id, default: []].append(index) }
        }
        for group in groups.values {
            OverlapSweep(sessions: placed).pairs(of: group) { first, second in
                // Whoever follows the track misses nothing by what is held twice.
                if placed[first].original == placed[second].original { return }
                add(
                    Conflict(
                        .trackClash, party(first), party(second), track: setting.items[placed[first].item].track))
            }
        }
    }

    /// Attendees who have two sessions in their agendas at one time, counted for each two sessions.
    mutating func lookAtAttendees() {
        if setting.choices.isEmpty { return }
        var groups: [ID<Person>: [Int]] = [:]
        for index in placed.indices {
            for person in setting.choices[placed[index].id] ?? [] { groups[person, default: []].append(index) }
        }
        var people: [Pair: Int] = [:]
        for group in groups.values where group.count > 1 {
            OverlapSweep(sessions: placed).pairs(of: group) { first, second in
                if placed[first].original == placed[second].original { return }
                people[Pair(first: first, second: second), default: 0] += 1
            }
        }
        for (pair, count) in people {
            add(Conflict(.wantedTwice, party(pair.first), party(pair.second), measure: .attendees(count)))
        }
    }
}
