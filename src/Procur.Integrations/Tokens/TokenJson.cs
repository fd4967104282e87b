using System.Text.Json.Serialization;

namespace Procur.Integrations.Tokens;

[JsonSerializable(typeof(HeldToken))]
internal sealed partial class TokenJson : JsonSerializerContext;
