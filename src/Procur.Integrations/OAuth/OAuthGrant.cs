using System.Text.Json;
using Procur.Integrations.Tokens;

namespace Procur.Integrations;

/// <summary>A service's answer to a code.</summary>
/// <param name="Token">The tokens.</param>
/// <param name="Answer">The whole answer.</param>
public sealed record OAuthGrant(AccessToken Token, JsonElement Answer)
{
    /// <summary>Without the tokens.</summary>
    public override string ToString() => Token.ToString();
}
