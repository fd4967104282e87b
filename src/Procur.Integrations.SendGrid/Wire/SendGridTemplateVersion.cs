namespace Procur.Integrations.SendGrid.Wire;

/// <summary>A version of a template.</summary>
public sealed record SendGridTemplateVersion
{
    /// <summary>Its id.</summary>
    public string? Id { get; init; }

    /// <summary>1 where it is the one that is sent.</summary>
    public int Active { get; init; }

    /// <summary>Its name.</summary>
    public string? Name { get; init; }

    /// <summary>Its subject, with holes in braces.</summary>
    public string? Subject { get; init; }

    /// <summary>Its HTML, with holes in braces.</summary>
    public string? HtmlContent { get; init; }

    /// <summary>Its plain text, with holes in braces.</summary>
    public string? PlainContent { get; init; }
}
