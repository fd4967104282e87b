namespace Procur.Integrations;

/// <summary>A registration has been taken (<c>registration_confirmation</c>): <c>name</c>, <c>subject_of</c>, <c>reference</c>, <c>link</c>.</summary>
/// <param name="RecipientName">Whose registration (<c>name</c>).</param>
/// <param name="RegisteredFor">For what (<c>subject_of</c>).</param>
public sealed record RegistrationConfirmationTemplate(string RecipientName, string RegisteredFor) : CatalogueTemplate
{
    /// <inheritdoc />
    public override string Name => "registration_confirmation";

    /// <summary>Its number (<c>reference</c>).</summary>
    public string? Reference { get; init; }

    /// <summary>Where it can be seen (<c>link</c>).</summary>
    public Uri? Link { get; init; }

    private protected override IReadOnlyList<TemplateValue> Values =>
        [
            Needed("name", RecipientName),
            Needed("subject_of", RegisteredFor),
            Optional("reference", Reference),
            Optional("link", Link?.AbsoluteUri),
        ];
}
