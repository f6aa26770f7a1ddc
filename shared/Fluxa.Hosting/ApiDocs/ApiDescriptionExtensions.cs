using Fluxa.Hosting.ProblemPages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Fluxa.Hosting.ApiDocs;

/// <summary>Says of endpoints what ASP.NET Core can't see: what they read and answer by themselves. It stands in the OpenAPI document.</summary>
public static class ApiDescriptionExtensions
{
    /// <summary>The problems that the endpoint may answer with, besides those of the door (401, 403, 429).</summary>
    /// <typeparam name="TBuilder">An endpoint.</typeparam>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="types">Of the catalogue.</param>
    public static TBuilder AnswersProblems<TBuilder>(this TBuilder endpoint, params IReadOnlyList<ProblemType> types)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new ApiProblems(types));

    /// <summary>The type of the body, which the endpoint reads and judges by itself: no content type is refused before it.</summary>
    /// <typeparam name="TBody">What the body's schema is made of.</typeparam>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="contentType">The content type that the document says.</param>
    public static RouteHandlerBuilder Reads<TBody>(this RouteHandlerBuilder endpoint, string contentType)
        where TBody : notnull =>
        endpoint.Accepts<TBody>(contentType, OperationDescriber.AnyContentType);

    /// <summary>A parameter of the query or path.</summary>
    /// <typeparam name="TBuilder">An endpoint.</typeparam>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="name">As it is sent.</param>
    /// <param name="description">What it is.</param>
    /// <param name="example">A value that is taken.</param>
    /// <param name="format">JSON schema's format such as <c>date-time</c>, or <c>integer</c>; null: any text.</param>
    public static TBuilder TakesParameter<TBuilder>(this TBuilder endpoint, string name, string description, string? example = null, string? format = null)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new ApiParameter(name, IsHeader: false, description, format, example));

    /// <summary>A header of the request.</summary>
    /// <typeparam name="TBuilder">An endpoint.</typeparam>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="name">The header.</param>
    /// <param name="description">What it is.</param>
    /// <param name="example">A value that is taken.</param>
    public static TBuilder TakesHeader<TBuilder>(this TBuilder endpoint, string name, string description, string? example = null)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new ApiParameter(name, IsHeader: true, description, Format: null, example));

    /// <summary>A body that the endpoint takes, with an example.</summary>
    /// <typeparam name="TBuilder">An endpoint.</typeparam>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="contentType">Its media type.</param>
    /// <param name="example">The example.</param>
    public static TBuilder TakesBody<TBuilder>(this TBuilder endpoint, string contentType, string example)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new ApiExample(0, contentType, example, ""));

    /// <summary>An answer with an example.</summary>
    /// <typeparam name="TBuilder">An endpoint.</typeparam>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="status">HTTP status code.</param>
    /// <param name="description">What the answer is.</param>
    /// <param name="example">The example; empty: an answer without a body.</param>
    /// <param name="contentType">Its media type.</param>
    public static TBuilder AnswersWith<TBuilder>(this TBuilder endpoint, int status, string description, string example, string contentType = "application/json")
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new ApiExample(status, contentType, example, description));
}
