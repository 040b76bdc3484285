enum IngestCommand { static func run(_ invocation: Invocation) throws -> ExitStatus { .ok } }
