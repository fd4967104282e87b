namespace Procur.Integrations;

/// <summary>A way to a new password (<c>password_reset</c>): <c>name</c>, <c>link</c>, <c>expires_at</c>. Turn click tracking off for it: links would be rewritten and logged.</summary>
/// <param name="RecipientName">Whose password (<c>name</c>).</param>
/// <param name="Link">Where it is set (<c>link</c>).</param>
/// <param name="ExpiresAt">Until when the link works (<c>expires_at</c>).</param>
public sealed record PasswordResetTemplate(string RecipientName, Uri Link, DateTimeOffset ExpiresAt) : CatalogueTemplate
{
    /// <inheritdoc />
    public override string Name => "password_reset";

    private protected override IReadOnlyList<TemplateValue> Values =>
        [Needed("name", RecipientName), Needed("link", Link?.AbsoluteUri), Needed("expires_at", Write(ExpiresAt))];
}
