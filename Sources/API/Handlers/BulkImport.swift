import HTTP
import Ingestion
import Model
import Storage

/// `POST /v1/documents` with NDJSON: one document a line, any number of lines, verdicts streamed back in their order.
extension Services {
  /// How many lines are analysed side by side and stored in one transaction.
  private static let batchSize = 64
  /// A batch is stored earlier when its lines have this many bytes together, so that memory stays bounded.
  private static let batchBytes = 4 * 1_024 * 1_024

  func importLines(_ request: Request) throws -> Response {
    _ = try QueryReader(request, known: [])
    let stream = request.bodyStream ?? BodyStream(request.body)
    return Response(
      headers: ["Content-Type": "application/x-ndjson"],
      body: .stream { writer in
        var lines = LineReader(limit: lineLimit) { try stream.read() }
        var batch: [NumberedLine] = []
        var bytes = 0
        while let line = try lines.next() {
          bytes += line.byteCount
          batch.append(line)
          if batch.count >= Self.batchSize || bytes >= Self.batchBytes {
            try writer.write(verdicts(on: batch))
            batch = []
            bytes = 0
          }
        }
        if !batch.isEmpty { try writer.write(verdicts(on: batch)) }
      })
  }

  /// Stores a batch and writes one verdict a line.
  private func verdicts(on batch: [NumberedLine]) -> [UInt8] {
    let read = batch.map { line in
      Result { () throws(AppError) in try line.document() }
    }
    let documents = read.compactMap { try? $0.get() }
    var stored: [Result<Receipt, Problem>]
    do {
      stored = try ingester.ingest(batch: documents).map { $0.mapError { Problem($0) } }
    } catch {
      let problem =
        (error as? StorageError).flatMap { Problem($0) }
        ?? Problem(AppError(.unavailable, "The batch could not be stored; send these lines again."))
      stored = documents.map { _ in .failure(problem) }
    }
    var results = stored.makeIterator()
    var json: [UInt8] = []
    for (line, parsed) in zip(batch, read) {
      var verdict: Result<Receipt, Problem>
      switch parsed {
      case .failure(let error): verdict = .failure(Problem(error))
      case .success: verdict = results.next() ?? .failure(Problem(AppError(.unavailable, "The line was not stored.")))
      }
      json += Self.verdict(verdict, line: line.number)
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
