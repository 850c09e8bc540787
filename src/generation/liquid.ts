/** The template engine, by itself: a bundler gives a CommonJS package that is imported dynamically no names. */
export { Liquid } from "liquidjs";
