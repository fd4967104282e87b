namespace Procur.Integrations.Sandbox.StandIns;

/// <summary>A service, as far as it can be seen from outside. Derive from <see cref="StandIn{TAccount}"/>.</summary>
internal interface IStandIn
{
    /// <summary>The service's key and the first part of its paths: <c>stripe</c>.</summary>
    string Key { get; }

    /// <summary>The host's configuration section under <c>Integrations</c>: <c>Stripe</c>.</summary>
    string Section { get; }

    /// <summary>All accounts; the first is the default one.</summary>
    IReadOnlyList<StandInAccount> Accounts { get; }

    /// <summary>What people can do at this service, by name.</summary>
    IReadOnlyDictionary<string, StandInAct> Acts { get; }

    /// <summary>Opens an account.</summary>
    StandInAccount CreateAccount(string name);

    /// <summary>What a host has to be told of an account, by the names of its options.</summary>
    /// <param name="account">One of this stand-in's accounts.</param>
    /// <param name="root">Where the vendor's root is; ends with a slash.</param>
    IReadOnlyDictionary<string, string?> Settings(StandInAccount account, Uri root);

    /// <summary>Sets what the call asks (<see cref="StandInCall.Operation"/>, <see cref="StandInCall.PathValues"/>) and who asks
    /// (<see cref="StandInCall.Account"/>) where it can be told; answers and refuses nothing yet.</summary>
    void Recognize(StandInCall call);

    /// <summary>Answers a call.</summary>
    Task<StandInReply> HandleAsync(StandInCall call, CancellationToken cancellationToken);

    /// <summary>The service's own words for a failure.</summary>
    /// <param name="failure">Which.</param>
    /// <param name="retryAfter">Whole seconds for <c>Retry-After</c>; null for none.</param>
    StandInReply Fail(StandInFailure failure, int? retryAfter);

    /// <summary>The HTML that the service's firewall answers with in the service's place; null for any page.</summary>
    string? EdgePage { get; }

    /// <summary>Forgets all objects of all accounts.</summary>
    void Reset();
}
