import FoundationEssentials
import Glibc
import HTTP
import Storage

/// The command: takes the command line apart, runs the command and ends with its status. Nothing is thrown out of `main`: a thrown error
/// would end the process with a trap.
@main
enum Sijill {
  static func main() {
    ProcessMemory.shareHeaps()
    // A limit on the size of files is a full disk, which is answered, and no reason to die.
    signal(SIGXFSZ, SIG_IGN)
    exit(status(of: Array(CommandLine.arguments.dropFirst())).rawValue)
  }

  private static func status(of words: [String]) -> ExitStatus {
    do {
      let invocation = try Invocation(words)
      return try invocation.command.run(invocation)
    } catch let failure as CommandFailure {
      Terminal.say("sijill: \(failure.message)")
      return failure.status
    } catch let error as StorageError {
      Terminal.say("sijill: \(error)")
      return ExitStatus(error)
    } catch {
      Terminal.say("sijill: \(error)")
      return .failure
    }
  }
}
