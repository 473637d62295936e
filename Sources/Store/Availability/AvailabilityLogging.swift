import Domain

extension LoggingTransaction: AvailabilityWriting {
    func save(_ availability: Availability) throws {
        let spans = try base.availability.all(in: availability.event)[availability.person, default: []]
        let old = Availability(event: availability.event, person: availability.person, spans: spans)
        try changed(availability, from: old) { try base.save(availability) }
    }
}
