internal import HTTP
internal import HTTPTypes
internal import LibUV

/// What is left to do for a request when the read that brought it could not answer it to the end.
enum Remainder: Sendable {
    /// To wait for the answer.
    case reply(@Sendable () async throws -> Response)
    /// To send an answer that is made as it is sent.
    case response(Response)
    /// To write what the kernel did not take at once.
    case bytes([[UInt8]], from: Int, goesOn: Bool)
}

extension Connection {
    /// How far a request came inside the read that brought it.
    enum AtOnce {
        case goesOn
        /// The answer was the connection's last.
        case ends(clientExpectsIt: Bool)
        /// The task has to do the rest.
        case remains(Request, Remainder)
        /// The connection broke.
        case isGone
    }

    /// Answers a request without a body on the spot when its answer is ready and the kernel takes it whole.
    ///
    /// Most requests are for something kept. Waking the connection's task for them took half of their time: the task's
    /// own switches, allocations and reference counts, 6 of 13 µs.
    func answerAtOnce(_ head: RequestHead) -> AtOnce {
        let request = begin(head)
        let response: Response
        do {
            switch try service.application.reply(to: request) {
            case .ready(let ready): response = ready
            case .pending(let rest): return .remains(request, .reply(rest))
            }
        } catch {
            response = service.failure(error, of: request)
        }
        if case .stream = response.body { return .remains(request, .response(response)) }
        return send(response, for: request)
    }

    private func send(_ response: Response, for request: Request) -> AtOnce {
        let goesOn = mayGoOn(after: request.head, number: requestCount)
        output.removeAll(keepingCapacity: true)
        let context = ResponseHead.Context(for: request.head, keepsAlive: goesOn)
        let delivery = ResponseHead.write(response, context, dateLine: worker.currentDateLine(), to: &output)
        let route = service.application.route(request)
        if goesOn { worker.repeatedRequests.note(request, response, route: route) }
        let body = if case .bytes(let bytes) = delivery { bytes } else { [UInt8]() }
        defer { tell(request, route: route, status: response.status.code, bytes: body.count) }
        return send(body, for: request, goesOn: goesOn)
    }

    /// Sends the head in `output` and this body.
    private func send(_ body: [UInt8], for request: Request, goesOn: Bool) -> AtOnce {
        do throws(UVError) {
            let written = try stream.writeNow(output, body)
            guard written == output.count + body.count else {
                return .remains(request, .bytes([output, body], from: written, goesOn: goesOn))
            }
        } catch {
            reset()
            return .isGone
        }
        guard goesOn else { return .ends(clientExpectsIt: !request.head.keepsAlive) }
        expect(.idle, within: service.patience.idle)
        return .goesOn
    }

    /// Answers bytes that are, to the last one, a request which was answered before.
    ///
    /// The shortest way through the server, and the most travelled: nothing is copied on it.
    /// - Returns: false when they are not, or when they are part of something else.
    func answerRepeated(_ bytes: Span<UInt8>) -> Bool {
        guard parser.isBetweenRequests, body.isComplete, let known = worker.repeatedRequests.find(bytes),
            mayGoOn(number: requestCount + 1)
        else { return false }
        requestCount += 1
        began = MonotonicClock.now()
        defer { tell(known) }
        let message = known.message(at: DateLine.currentSecond()) { worker.dateLine(at: $0) }
        do throws(UVError) {
            let written = try stream.writeNow(message, known.rest)
            if written == message.count + known.rest.count {
                expect(.idle, within: service.patience.idle)
            } else {
                resumeInput(.begun(known.request, .bytes([message, known.rest], from: written, goesOn: true)))
            }
        } catch {
            reset()
        }
        return true
    }

    private func tell(_ known: RepeatedRequests.Known) {
        worker.meter.count(route: known.route ?? -1, status: known.status, nanoseconds: MonotonicClock.now() &- began)
        guard worker.keepsLog else { return }
        var request = known.request
        request.peer = client(of: request.head)
        log(request, route: known.route, status: known.status, bytes: known.bodySize)
    }

    /// Does what the read left over.
    /// - Returns: whether the connection goes on.
    nonisolated(nonsending) func finish(_ request: Request, _ remainder: Remainder) async -> Bool {
        switch remainder {
        case .reply(let rest):
            return await conclude(request, await waited(for: rest, request))
        case .response(let response):
            return await conclude(request, response)
        case .bytes(let buffers, let start, let goesOn):
            do throws(UVError) { try await write(buffers, from: start) } catch {
                reset()
                return false
            }
            guard goesOn else {
                endAfterAnswer(clientExpectsIt: !request.head.keepsAlive)
                return false
            }
            expect(.idle, within: service.patience.idle)
            return true
        }
    }
}
