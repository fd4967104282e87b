namespace Procur.Integrations.Sandbox.StandIns;

/// <summary>One account at a service. A stand-in keeps all its state in its accounts, so that they cannot see each other's.</summary>
internal abstract class StandInAccount(string name)
{
    /// <summary>The sandbox's name for it, not the service's id.</summary>
    public string Name { get; } = name;

    /// <summary>Held while state is read or changed.</summary>
    public Lock Gate { get; } = new();

    /// <summary>Where the account's webhooks go; null if nobody said so.</summary>
    public Uri? WebhookUrl { get; set; }

    /// <summary>The credentials that can be rotated, by the name of the host's option that holds them.</summary>
    public abstract IReadOnlyDictionary<string, CredentialRing> Credentials { get; }

    /// <summary>Forgets all objects. Credentials and ids stay, because hosts have been configured with them.</summary>
    public abstract void Reset();
}
