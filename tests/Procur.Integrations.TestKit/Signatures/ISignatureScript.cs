namespace Procur.Integrations.TestKit;

/// <summary>What the signature suites must be told of a service.</summary>
public interface ISignatureScript
{
    /// <summary>The kind of effect in the sandbox's ledger that sending an envelope has.</summary>
    string EffectOfSending { get; }

    /// <summary>The kind of effect that a mail to one recipient is.</summary>
    string EffectOfMailing { get; }

    /// <summary>The kind of effect that calling off has.</summary>
    string EffectOfVoiding { get; }

    /// <summary>The kind of effect that making a template has.</summary>
    string EffectOfTemplate { get; }

    /// <summary>After this long the service brings no envelope any more whose answer was lost.</summary>
    TimeSpan QuietPeriod { get; }

    /// <summary>The id of an envelope that never was, in the form of one.</summary>
    string UnknownEnvelopeId { get; }

    /// <summary>The id of a template that never was, in the form of one.</summary>
    string UnknownTemplateId { get; }

    /// <summary>Has one signer sign whose turn it is; null for everybody who is left.</summary>
    Task SignAsync(SandboxedHost host, string envelopeId, string? email, CancellationToken cancellationToken);

    /// <summary>Has a signer decline.</summary>
    Task DeclineAsync(SandboxedHost host, string envelopeId, string reason, CancellationToken cancellationToken);

    /// <summary>Signs at an address as a person's browser does.</summary>
    /// <returns>Where the browser is sent afterwards; null where the address was good for nothing.</returns>
    Task<Uri?> SignAtAsync(Uri url, CancellationToken cancellationToken);
}
