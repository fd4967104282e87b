namespace Procur.Integrations.Sandbox.DocuSign;

/// <summary>The tokens of one user. A new one does not end the old ones.</summary>
internal sealed class DocuSignTokens
{
    /// <summary>How long a token of the JWT grant lives, in seconds.</summary>
    public const int Lifetime = 3600;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, DateTimeOffset> _ends = new(StringComparer.Ordinal);

    /// <summary>How long a token of the authorization code grant lives, in seconds.</summary>
    public const int PersonsLifetime = 28_800;

    public void Keep(string token, DateTimeOffset now, int lifetime = Lifetime)
    {
        lock (_gate)
        {
            _ends[token] = now.AddSeconds(lifetime);
        }
    }

    public bool Accepts(string token, DateTimeOffset now)
    {
        lock (_gate)
        {
            return _ends.TryGetValue(token, out var end) && now < end;
        }
    }

    /// <summary>Ends every token.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _ends.Clear();
        }
    }
}
