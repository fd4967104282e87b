using Procur.Integrations.Sandbox.Google.Wire;

namespace Procur.Integrations.Sandbox.Google.Accounts;

/// <summary>The access tokens of one account. A new one does not end the old ones.</summary>
internal sealed class GoogleTokens
{
    /// <summary>How long a token lives, in seconds.</summary>
    public const int Lifetime = 3599;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, GoogleAccess> _live = new(StringComparer.Ordinal);

    public string Issue(GoogleAccess access)
    {
        var token = GoogleIds.AccessToken();
        lock (_gate)
        {
            _live[token] = access;
        }

        return token;
    }

    /// <summary>What a token stands for; null if it was never issued or has ended.</summary>
    public GoogleAccess? Find(string? token, DateTimeOffset now)
    {
        lock (_gate)
        {
            return token is not null && _live.TryGetValue(token, out var access) && now < access.EndsAt ? access : null;
        }
    }

    /// <summary>Ends the tokens that came of a refresh token; all where none is said.</summary>
    /// <returns>How many.</returns>
    public int End(string? refreshToken = null)
    {
        lock (_gate)
        {
            string[] ended = [.. _live.Where(x => refreshToken is null || x.Value.RefreshToken == refreshToken).Select(x => x.Key)];
            Array.ForEach(ended, x => _live.Remove(x));
            return ended.Length;
        }
    }
}
