using Procur.Integrations.Redaction;
using Procur.Integrations.Tokens;

namespace Procur.Integrations.Connections;

/// <summary>A connection's options, secrets and environment at one moment: an operation sees one from its start to its end.</summary>
public sealed class Snapshot
{
    internal Snapshot(ConnectionId id, IntegrationOptions options, string version, IReadOnlyList<string> problems, Redactor redactor)
    {
        Id = id;
        Options = options;
        Version = version;
        Problems = problems;
        Redactor = redactor;
    }

    /// <summary>The connection.</summary>
    public ConnectionId Id { get; }

    /// <summary>The options, secrets among them. Not to be changed.</summary>
    public IntegrationOptions Options { get; }

    /// <summary>Differs from the version of any other state of this connection.</summary>
    public string Version { get; }

    /// <summary>What is missing or wrong, each naming the setting and the remedy; empty where it is configured.</summary>
    public IReadOnlyList<string> Problems { get; }

    /// <summary>Whose account it is, where the store or the settings say.</summary>
    public string? AccountId { get; internal init; }

    /// <summary>Whether calls may be made with it.</summary>
    public bool IsConfigured => Problems.Count == 0;

    internal Redactor Redactor { get; }

    /// <summary>The same state, for a call that gets what is missing.</summary>
    internal Snapshot WithoutProblems() => new(Id, Options, Version, [], Redactor) { Endpoint = Endpoint, AccountId = AccountId };

    /// <summary>How access tokens are got; made once for this state, since it may hash or read keys.</summary>
    internal ITokenGrant? Tokens { get; init; }

    /// <summary>The stored secrets that do not open, by name, with the reason and the remedy.</summary>
    internal IReadOnlyDictionary<string, string>? Unopened { get; init; }

    internal long SecretsVersion { get; init; }

    /// <summary>The root of the service's addresses.</summary>
    public required Uri Endpoint { get; init; }
}
