import BulkImport
import Domain
import HTTP
import Sodium
import Synchronization

/// One run of a file, dry or not. It goes on whether anybody looks or not, on the writer's thread, so that loops go on
/// answering; how far it is and what came of it is asked for from any thread.
final class ImportJob: Sendable {
    private struct State {
        var progress: ImportProgress?
        var outcome: Result<ImportReport, any Error>?
    }

    let options: ImportOptions
    /// Tells it from other runs of the file.
    let name = SecureRandom.token(bytes: 8)
    private let began = ContinuousClock.now
    private let state = Mutex(State())

    private init(_ options: ImportOptions) { self.options = options }

    /// Begins to run. The file stays on disk until it has ended, whoever else lets go of it.
    static func start(
        _ importer: Importer, _ file: UploadedFile, _ options: ImportOptions, to store: any Store, by author: LogAuthor
    ) -> ImportJob {
        let job = ImportJob(options)
        var options = options
        options.progress = { progress in job.state.withLock { $0.progress = progress } }
        Task.detached { [options] in
            let outcome: Result<ImportReport, any Error>
            do {
                let input = ImportInput.file(file.path, name: file.filename)
                outcome = .success(try await importer.apply(input, options, to: store, by: author))
            } catch let error as InputError {
                outcome = .failure(DomainError.unavailable(error.message))
            } catch {
                outcome = .failure(error)
            }
            withExtendedLifetime(file) {}
            job.state.withLock { $0.outcome = outcome }
        }
        return job
    }

    /// Nil while it runs.
    var outcome: Result<ImportReport, any Error>? { state.withLock { $0.outcome } }

    /// Something of the file was kept, or will be for all that is known.
    var isKeptOrMayBe: Bool {
        guard !options.isDryRun else { return false }
        switch outcome {
        case nil: return true
        case .success(let report): return report.isKept
        case .failure: return false
        }
    }

    /// How far it is, rows a second and seconds that are left; nil when nothing is known yet.
    var pace: (progress: ImportProgress, rate: Int, left: Int?)? {
        guard let progress = state.withLock({ $0.progress }) else { return nil }
        let (rate, left) = progress.pace(after: began.duration(to: .now))
        return (progress, rate, left)
    }

    /// Waits until it has ended, but not longer than this.
    func wait(atMost time: Duration) async throws {
        let end = ContinuousClock.now.advanced(by: time)
        while outcome == nil, ContinuousClock.now < end { try await Task.sleep(for: .milliseconds(20)) }
    }
}
