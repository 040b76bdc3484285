import HTTP
import Ingestion
import Model
import Storage

/// `POST /v1/documents` with NDJSON: one document a line, any number of lines, verdicts streamed back in their order.
extension Services {
  /// How many lines are analysed side by side and stored in one transaction.
  private static let batchSize = 256
  /// A batch is stored earlier when its lines have this many bytes together, so that memory stays bounded.
  private static let batchBytes = 4 * 1_024 * 1_024

  func importLines(_ request: Request) throws -> Response {
    _ = try QueryReader(request, known: [])
    let stream = request.bodyStream ?? BodyStream(request.body)
    return Response(
      headers: ["Content-Type": "application/x-ndjson"],
      body: .stream { writer in
        var lines = LineReader(limit: lineLimit) { try stream.read() }
        let pipeline = BatchPipeline(ingester)
        // A client that is gone leaves no batch half way.
        defer { _ = pipeline.finish() }
        var batch: [NumberedLine] = []
        var bytes = 0
        var before: [ParsedLine] = []
        func push() throws {
          let parsed = batch.map(ParsedLine.init)
          if let answer = pipeline.push(parsed.compactMap { try? $0.document.get() }) {
            try writer.write(Self.verdicts(on: before, answer))
          }
          (before, batch, bytes) = (parsed, [], 0)
        }
        while let line = try lines.next() {
          bytes += line.byteCount
          batch.append(line)
          if batch.count >= Self.batchSize || bytes >= Self.batchBytes { try push() }
        }
        if !batch.isEmpty { try push() }
        if let answer = pipeline.finish() { try writer.write(Self.verdicts(on: before, answer)) }
      })
  }

  /// A line with the document in it, or why there is none.
  private struct ParsedLine {
    let number: Int
    let document: Result<RawDocument, AppError>

    init(_ line: NumberedLine) {
      number = line.number
      document = Result { () throws(AppError) in try line.document() }
    }
  }

  /// One verdict a line.
  private static func verdicts(on lines: [ParsedLine], _ answer: BatchPipeline.Answer) -> [UInt8] {
    var results: [Result<Receipt, AppError>] = []
    var other = Problem(AppError(.unavailable, "The line was not stored."))
    switch answer {
    case .success(let stored): results = stored
    case .failure(let error):
      other =
        (error as? StorageError).flatMap { Problem($0) }
        ?? Problem(AppError(.unavailable, "The batch could not be stored; send these lines again."))
    }
    var next = results.makeIterator()
    var json: [UInt8] = []
    for line in lines {
      switch line.document {
      case .failure(let error): json += verdict(.failure(Problem(error)), line: line.number)
      case .success: json += verdict(next.next().map { $0.mapError { Problem($0) } } ?? .failure(other), line: line.number)
      }
    }
    return json
  }

  private static func verdict(_ verdict: Result<Receipt, Problem>, line: Int) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.member("line", line)
      json.verdictMembers(verdict)
    }
    return json.bytes + [0x0A]
  }
}
