using System.Text.Json.Serialization;

namespace Curio;

/// <summary>The protocol's own records, serialised by generated code: reflection would make each worker's start slower.</summary>
[JsonSerializable(typeof(MethodReference))]
[JsonSerializable(typeof(RemoteFailure))]
internal sealed partial class WorkerJsonContext : JsonSerializerContext;
