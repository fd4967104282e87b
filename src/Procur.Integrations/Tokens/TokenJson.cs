using System.Text.Json.Serialization;

namespace Procur.Integrations.Tokens;

[JsonSerializable(typeof(AccessToken))]
internal sealed partial class TokenJson : JsonSerializerContext;
