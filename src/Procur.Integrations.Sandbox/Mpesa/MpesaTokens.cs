using Procur.Integrations.Sandbox.Mpesa.Wire;

namespace Procur.Integrations.Sandbox.Mpesa;

/// <summary>The tokens of one app. A new one does not end the old ones.</summary>
internal sealed class MpesaTokens
{
    /// <summary>How long a token lives, in seconds.</summary>
    public const int Lifetime = 3599;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, DateTimeOffset> _ends = new(StringComparer.Ordinal);

    public string Issue(DateTimeOffset now)
    {
        var token = MpesaIds.Text(28);
        lock (_gate)
        {
            _ends[token] = now.AddSeconds(Lifetime);
        }

        return token;
    }

    /// <summary>Whether it was ever issued.</summary>
    public bool Knows(string token)
    {
        lock (_gate)
        {
            return _ends.ContainsKey(token);
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
    /// <returns>How many were alive.</returns>
    public int End(DateTimeOffset now)
    {
        lock (_gate)
        {
            string[] alive = [.. _ends.Where(x => now < x.Value).Select(x => x.Key)];
            Array.ForEach(alive, x => _ends[x] = now);
            return alive.Length;
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _ends.Clear();
        }
    }
}
