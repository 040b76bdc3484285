import Extraction
import FoundationEssentials
import Model

/// `sijill train-tagger CONLL[=WEIGHT]... --out FILE`: learns the weights of the tagger from annotated text; a file's weight says how much of
/// one of its sentences counts.
enum TrainTaggerCommand {
  @Sendable static func run(_ invocation: Invocation) throws -> ExitStatus {
    let settings = try invocation.settings()
    guard !invocation.arguments.isEmpty else { throw CommandFailure(.usage, "name the annotated files (word, tab, tag on each line)") }
    guard let out = settings.text("out") else { throw CommandFailure(.usage, "say with --out where to write the weights") }
    let annotated = try invocation.arguments.map(part)
    let raw = try (settings.text("raw") ?? "").split(separator: ",").map { try text(String($0)) }
    let files = try BuiltInFiles.texts(replacedBy: settings.text("rules"))
    var trainer: TaggerTrainer
    do {
      trainer = try TaggerTrainer(files: files)
    } catch {
      throw CommandFailure(.configuration, "\(error)")
    }
    let bytes = trainer.train(annotated: annotated, raw: raw, log: Terminal.say)
    guard FileManager.default.createFile(atPath: out, contents: Data(bytes)) else {
      throw CommandFailure(.failure, "the file '\(out)' cannot be written")
    }
    Terminal.say("\(bytes.count) bytes written to \(out)")
    return .ok
  }

  private static func part(_ argument: String) throws(CommandFailure) -> TaggerTrainer.Part {
    guard let equals = argument.lastIndex(of: "=") else { return TaggerTrainer.Part(text: try text(argument)) }
    guard let weight = Float(argument[argument.index(after: equals)...]), weight > 0, weight <= 1 else {
      throw CommandFailure(.usage, "'\(argument)': the weight behind the file's name is a number above 0, 1 at most")
    }
    return TaggerTrainer.Part(text: try text(String(argument[..<equals])), weight: weight)
  }

  private static func text(_ path: String) throws(CommandFailure) -> String {
    guard let data = FileManager.default.contents(atPath: path), let text = String(validating: data, as: UTF8.self) else {
      throw CommandFailure(.noInput, "the file '\(path)' cannot be read as UTF-8 text")
    }
    return text
  }
}
