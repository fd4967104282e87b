namespace Procur.Integrations;

/// <summary>The service's own client library finishes it in the payer's browser or app.</summary>
/// <param name="ClientSecret">What that library needs; hand it to this payer alone and do not log it.</param>
public sealed record ClientConfirmationAction(string ClientSecret) : NextAction
{
    /// <summary>Without the secret.</summary>
    public override string ToString() => nameof(ClientConfirmationAction);
}
