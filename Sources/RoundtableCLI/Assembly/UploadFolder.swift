public import Folders

extension LockedFolder {
    /// A folder for uploaded files, in the folder of temporary files. Throws an error with one sentence when there is no
    /// room for it.
    public static func forUploads() throws -> LockedFolder {
        let parent = Environment.temporaryFolder
        do throws(Folder.Failure) {
            return try LockedFolder(beginning: "\(parent)/roundtable-uploads-")
        } catch {
            throw UnavailableError("A folder for uploaded files cannot be made in \(parent): \(error).")
        }
    }
}
