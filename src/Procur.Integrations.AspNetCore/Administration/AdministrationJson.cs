using System.Text.Json.Serialization;

namespace Procur.Integrations.AspNetCore.Administration;

/// <summary>The JSON of the operators' endpoints.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow
)]
[JsonSerializable(typeof(AdministrationProblem))]
[JsonSerializable(typeof(OperationList))]
[JsonSerializable(typeof(OperationVerdict))]
[JsonSerializable(typeof(OperationResend))]
[JsonSerializable(typeof(OperationFinding))]
internal sealed partial class AdministrationJson : JsonSerializerContext;
