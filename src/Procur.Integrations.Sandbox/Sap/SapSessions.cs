using System.Security.Cryptography;

namespace Procur.Integrations.Sandbox.Sap;

/// <summary>The sessions of one user, each a cookie and the token that only it makes worth anything, and the access tokens of his OAuth client.</summary>
internal sealed class SapSessions
{
    public const string Cookie = "SAP_SESSIONID_S4H_100";

    /// <summary>How long an access token lives, in seconds.</summary>
    public const int TokenLifetime = 3600;

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, (string Token, DateTimeOffset Ends)> _sessions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> _tokens = new(StringComparer.Ordinal);

    public (string Id, string Token) Begin(DateTimeOffset now)
    {
        var id = Convert.ToBase64String(RandomNumberGenerator.GetBytes(24)).Replace('+', '-').Replace('/', '_') + "%3d";
        var token = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        lock (_gate)
        {
            _sessions[id] = (token, now + Lifetime);
        }

        return (id, token);
    }

    /// <summary>Whether the token is that of the session in the cookies.</summary>
    public bool Accepts(string? cookies, string? token, DateTimeOffset now)
    {
        var id = (cookies ?? "")
            .Split(';', StringSplitOptions.TrimEntries)
            .FirstOrDefault(x => x.StartsWith(Cookie + "=", StringComparison.Ordinal))
            ?[(Cookie.Length + 1)..];
        lock (_gate)
        {
            return id is not null && _sessions.TryGetValue(id, out var session) && session.Token == token && now < session.Ends;
        }
    }

    public string IssueToken(DateTimeOffset now)
    {
        var token = RandomNumberGenerator.GetHexString(32, lowercase: true);
        lock (_gate)
        {
            _tokens[token] = now.AddSeconds(TokenLifetime);
        }

        return token;
    }

    public bool AcceptsToken(string token, DateTimeOffset now)
    {
        lock (_gate)
        {
            return _tokens.TryGetValue(token, out var ends) && now < ends;
        }
    }

    /// <summary>Ends every session.</summary>
    public int End()
    {
        lock (_gate)
        {
            var count = _sessions.Count;
            _sessions.Clear();
            return count;
        }
    }

    /// <summary>Ends every access token.</summary>
    public int EndTokens()
    {
        lock (_gate)
        {
            var count = _tokens.Count;
            _tokens.Clear();
            return count;
        }
    }
}
