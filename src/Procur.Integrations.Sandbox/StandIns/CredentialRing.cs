namespace Procur.Integrations.Sandbox.StandIns;

/// <summary>One credential of an account with all its live values: the newest is the one that is handed out, older ones work until they are revoked.</summary>
internal sealed class CredentialRing
{
    private readonly Lock _gate = new();
    private readonly Func<string> _generate;
    private volatile string[] _live;

    public CredentialRing(Func<string> generate)
    {
        _generate = generate;
        _live = [generate()];
    }

    /// <summary>The newest value.</summary>
    public string Current => _live[^1];

    /// <summary>Every live value, oldest first.</summary>
    public IReadOnlyList<string> Live => _live;

    /// <summary>Adds a value; the old ones go on working.</summary>
    public string Rotate()
    {
        lock (_gate)
        {
            _live = [.. _live, _generate()];
            return _live[^1];
        }
    }

    /// <summary>Ends every value but the newest.</summary>
    public void RevokeOld()
    {
        lock (_gate)
        {
            _live = [_live[^1]];
        }
    }

    public bool Accepts(string? value) => value is not null && Array.IndexOf(_live, value) >= 0;
}
