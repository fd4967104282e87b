using System.Globalization;
using Procur.Integrations.Connections;

namespace Procur.Integrations.Tokens;

/// <summary>Names the tokens that one grant of one connection gives.</summary>
/// <param name="Connection">The connection.</param>
/// <param name="Environment">Which of the service's worlds they are of.</param>
/// <param name="Grant">The grant's <see cref="ITokenGrant.CacheKey"/>: another credential, scope or client means other tokens.</param>
public readonly record struct TokenKey(ConnectionId Connection, IntegrationEnvironment Environment, string Grant)
{
    /// <summary>For logs: <c>integration/tenant/name</c>.</summary>
    public override string ToString() => Connection.ToString();

    /// <summary>What a sealed token is bound to. Lengths first: two names must not run into the same text.</summary>
    internal string Binding =>
        string.Concat(
            Part(Connection.Tenant),
            Part(Connection.Integration),
            Part(Connection.Name),
            Part(Environment.ToString()),
            Part(Grant)
        );

    internal static TokenKey Of(Snapshot snapshot, ITokenGrant grant) => new(snapshot.Id, snapshot.Options.Environment, grant.CacheKey);

    private static string Part(string text) => string.Create(CultureInfo.InvariantCulture, $"{text.Length}:{text}");
}
